import { type LookupAddress, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { promisify } from "node:util";
import type { AddressGuard } from "./address-guard.ts";

/** Finds the addresses of a name, both families. Rejects with an error that has a code. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/** Thrown while connecting to an address that the guard refuses; its message says which and why. */
export class RefusedAddress extends Error {
  override readonly name = "RefusedAddress";
}

/** Thrown while connecting to a name without an address. */
export class UnresolvedName extends Error {
  override readonly name = "UnresolvedName";
  /** What the resolver said: `ENOTFOUND`, `ESERVFAIL`… */
  readonly code: string;

  constructor(hostname: string, cause: unknown) {
    super(`${hostname} cannot be resolved`, { cause });
    this.code = cause instanceof Error && "code" in cause ? String(cause.code) : "no address";
  }
}

/** As the machine is set up to: hosts file, DNS and whatever else. */
export const resolveLocally: Resolve = (hostname) => promisify(lookup)(hostname, { all: true });

/**
 * A look-up for `net.connect`: what the guard refuses is not among the answers, and the connection is made to one of the addresses
 * that were judged, so that a name which answers differently a moment later gains nothing.
 */
export function guardedLookup(guard: AddressGuard, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    openAddresses(hostname, guard, resolve).then(
      ([first, ...others]) => {
        if (options.all) callback(null, [first, ...others]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, "", 0),
    );
  };
}

async function openAddresses(
  hostname: string,
  guard: AddressGuard,
  resolve: Resolve,
): Promise<[LookupAddress, ...LookupAddress[]]> {
  const addresses = await resolve(hostname).catch((error: unknown) => {
    throw new UnresolvedName(hostname, error);
  });
  const [first, ...others] = addresses.filter(({ address }) => guard.refusal(address) === undefined);
  if (first !== undefined) return [first, ...others];
  if (addresses.length === 0) throw new UnresolvedName(hostname, undefined);
  const reasons = addresses.map(({ address }) => guard.refusal(address)).join(", ");
  throw new RefusedAddress(`${hostname} leads to no public address: ${reasons}`);
}
