import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import type { AddressGuard } from "./address-guard.ts";

/** Thrown while connecting to an address that the guard refuses; its message says which and why. */
export class RefusedAddress extends Error {
  override readonly name = "RefusedAddress";
}

/** Bounds of the connections an agent keeps. Milliseconds. */
export interface AgentOptions {
  guard: AddressGuard;
  connectTimeout: number;
}

/**
 * An undici agent whose every connection passes the guard at the moment it is made: the addresses that DNS gives are judged and
 * then used themselves, so that an answer that changes between check and connect gains nothing.
 */
export function createGuardedAgent({ guard, connectTimeout }: AgentOptions): Agent {
  const connector = buildConnector({ timeout: connectTimeout, lookup: guardedLookup(guard) });
  return new Agent({
    connect: (options, callback) => {
      // Literal addresses never reach the look-up.
      const literal = options.hostname.replace(/^\[|\]$/g, "");
      const refusal = isIP(literal) === 0 ? undefined : guard.refusal(literal);
      if (refusal !== undefined) callback(new RefusedAddress(refusal), null);
      else connector(options, callback);
    },
    keepAliveTimeout: 10_000,
    pipelining: 1,
  });
}

function guardedLookup(guard: AddressGuard): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const open = addresses.filter(({ address }) => guard.refusal(address) === undefined);
      const [first] = open;
      if (first === undefined) {
        const reasons = addresses.map(({ address }) => guard.refusal(address)).join(", ");
        return callback(new RefusedAddress(`${hostname} leads to no public address: ${reasons}`), "", 0);
      }
      if (options.all) return callback(null, open);
      return callback(null, first.address, first.family);
    });
  };
}
