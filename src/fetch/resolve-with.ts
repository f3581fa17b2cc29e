import { type LookupAddress, promises } from "node:dns";
import type { Resolve } from "./guarded-lookup.ts";

/** Milliseconds the first try may take; each of the three takes twice as long as the one before. */
const PATIENCE = 1_000;
const TRIES = 3;

/** Never a matter of DNS (RFC 6761 §6.3). */
const LOCALHOST: LookupAddress[] = [
  { address: "127.0.0.1", family: 4 },
  { address: "::1", family: 6 },
];

/**
 * Resolves names by asking the given DNS servers (`address`, `address:port`, `[address]:port`) for both families at once, and nothing
 * else: no hosts file, no search list. It waits on sockets, not in one of Node's few threads, so that a slow name delays no other.
 */
export function resolveWith(servers: readonly string[]): Resolve {
  const resolver = new promises.Resolver({ timeout: PATIENCE, tries: TRIES });
  resolver.setServers(servers);
  return async (hostname) => {
    const name = hostname.replace(/\.$/, "");
    if (/(?:^|\.)localhost$/i.test(name)) return LOCALHOST;
    const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found = [...addresses(four, 4), ...addresses(six, 6)];
    if (found.length === 0 && four.status === "rejected") throw four.reason;
    return found;
  };
}

function addresses(answer: PromiseSettledResult<string[]>, family: 4 | 6): LookupAddress[] {
  return answer.status === "fulfilled" ? answer.value.map((address) => ({ address, family })) : [];
}
