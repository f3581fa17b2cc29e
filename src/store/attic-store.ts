import { entryKey } from "../dedupe/entry-key.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { RedisClient } from "./connect.ts";
import { sweepBlocks } from "./entry-blocks.ts";
import { packEntry, unpackEntry } from "./entry-codec.ts";
import type { Keys } from "./keys.ts";
import { transaction } from "./transaction.ts";

/** Entries that retention took out of every feed, for as long as archives may hold them. In their source's slot. */
export interface AtticStore {
  /** Keeps entries, and lets go of those that were brought here before `forget`. Both times are milliseconds since the epoch. */
  shelter(
    sourceId: string,
    entries: readonly StoredEntry[],
    times: { now: number; forget: number },
  ): Promise<void>;
  /** Those of the entries that are here, by key. */
  sheltered(sourceId: string, keys: readonly string[]): Promise<Map<string, StoredEntry>>;
  /** All of a source's, some at a time. */
  everything(sourceId: string): AsyncGenerator<StoredEntry[]>;
  /** Takes an entry away for good. */
  evict(sourceId: string, key: string): Promise<void>;
}

/** Entries read at a time. */
const PART = 200;

/** The attic under the given keys. */
export function createAtticStore(redis: RedisClient, keys: Keys): AtticStore {
  return {
    async shelter(sourceId, entries, { now, forget }) {
      const old = await redis.zrange(keys.atticTimes(sourceId), "-inf", `(${forget}`, "BYSCORE");
      if (entries.length + old.length === 0) return;
      await transaction(redis, (multi) => {
        if (old.length > 0) {
          multi.hdel(keys.attic(sourceId), ...old);
          multi.zrem(keys.atticTimes(sourceId), ...old);
        }
        for (const stored of entries) {
          const key = entryKey(stored.entry.id);
          multi.hset(keys.attic(sourceId), key, packEntry(stored));
          multi.zadd(keys.atticTimes(sourceId), now, key);
        }
      });
    },
    async sheltered(sourceId, entryKeys) {
      if (entryKeys.length === 0) return new Map();
      const packed = await redis.hmgetBuffer(keys.attic(sourceId), ...entryKeys);
      return new Map(
        entryKeys.flatMap((key, at): Array<[string, StoredEntry]> => {
          const one = packed[at];
          return one ? [[key, unpackEntry(one)]] : [];
        }),
      );
    },
    async *everything(sourceId) {
      const all = await redis.zrange(keys.atticTimes(sourceId), "0", "-1");
      for (let start = 0; start < all.length; start += PART)
        yield [...(await this.sheltered(sourceId, all.slice(start, start + PART))).values()];
    },
    async evict(sourceId, key) {
      if ((await redis.hexists(keys.attic(sourceId), key)) === 0) return;
      await sweepBlocks(redis, keys, { sourceId, key });
      await transaction(redis, (multi) => {
        multi.hdel(keys.attic(sourceId), key);
        multi.zrem(keys.atticTimes(sourceId), key);
      });
    },
  };
}
