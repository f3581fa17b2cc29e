import { isIP } from "node:net";
import { buildConnector, type Dispatcher } from "undici";
import type { AddressGuard } from "./address-guard.ts";
import { guardedLookup, RefusedAddress, type Resolve, resolveLocally } from "./guarded-lookup.ts";
import { Origins } from "./origins.ts";

/** What an agent is made from. */
export interface AgentOptions {
  guard: AddressGuard;
  /** Milliseconds in which a connection, TLS included, must stand. */
  connectTimeout: number;
  /** How names are resolved; as the machine does it unless told otherwise. */
  resolve?: Resolve;
}

/**
 * A dispatcher of undici's whose every connection passes the guard at the moment it is made: literal addresses and those that DNS
 * gives are judged, and then used themselves.
 */
export function createGuardedAgent({ guard, connectTimeout, resolve }: AgentOptions): Dispatcher {
  const lookup = guardedLookup(guard, resolve ?? resolveLocally);
  const connector = buildConnector({ timeout: connectTimeout, lookup });
  return new Origins((options, callback) => {
    // Literal addresses never reach the look-up.
    const literal = options.hostname.replace(/^\[|\]$/g, "");
    const refusal = isIP(literal) === 0 ? undefined : guard.refusal(literal);
    if (refusal !== undefined) callback(new RefusedAddress(refusal), null);
    else connector(options, callback);
  });
}
