import type { Cluster, Redis } from "ioredis";
import type { RedisClient } from "../store/connect.ts";

/** What is made anew by itself, or means nothing but at its moment. */
const LEFT_OUT = /:(?:leases|visits|editions|reindexing)$|:hub-request:/;
/** Entries come last, so that whatever else speaks of one finds it; packed blocks, into which entries move, behind them. */
const LAST = [/\}:entries$/, /\}:blocks$/];
const COUNT = 1_000;

/** Every key under a prefix, with its prefix, in no order; on a cluster of all masters. A key may come twice. */
export async function* scanKeys(redis: RedisClient, prefix: string, match = "*"): AsyncGenerator<string> {
  const servers = redis.isCluster ? (redis as Cluster).nodes("master") : [redis as Redis];
  for (const server of servers) {
    let cursor = "0";
    do {
      const [next, keys] = await server.scan(cursor, "MATCH", `${prefix}:${match}`, "COUNT", COUNT);
      yield* keys;
      cursor = next;
    } while (cursor !== "0");
  }
}

/**
 * The keys that a dump holds, each once, in an order that makes a dump of a running service one that a crash could have left: the states of sources
 * first, so that no validator is newer than the entries that came with it, and the entries last.
 */
export async function* dumpedKeys(redis: RedisClient, prefix: string): AsyncGenerator<string> {
  const states = new Set<string>();
  for await (const key of scanKeys(redis, prefix, "{sources/*}:state")) states.add(key);
  yield* states;
  const met = new Set<string>();
  const last: string[][] = LAST.map(() => []);
  for await (const key of scanKeys(redis, prefix)) {
    if (LEFT_OUT.test(key) || met.has(key) || states.has(key) || key.endsWith(":state")) continue;
    met.add(key);
    const at = LAST.findIndex((kind) => kind.test(key));
    if (at === -1) yield key;
    else last[at]?.push(key);
  }
  yield* last.flat();
}
