import { splitRef } from "../dedupe/entry-key.ts";
import { tombstoneOf } from "../dedupe/removed.ts";
import type { FeedPath } from "../model/feed.ts";
import type { Removal, Tombstone } from "../model/removal.ts";
import type { RedisClient } from "./connect.ts";
import { takeOut } from "./entry-blocks.ts";
import { ERASE } from "./entry-scripts.ts";
import type { Keys } from "./keys.ts";
import { transaction } from "./transaction.ts";

/** What operators removed: kept with its source, and noted with the feeds it was in. Every step may be repeated. */
export interface RemovalStore {
  /** Keeps an entry out from now on, under all names it has had. It is not gone yet: see {@link RemovalStore.bury} and `erase`. */
  ban(removal: Removal, names: readonly string[]): Promise<void>;
  /** Takes an entry out of a feed, notes that it was in it, and raises the feed's revision. */
  bury(path: FeedPath, removal: Removal): Promise<void>;
  /** Deletes what is stored of an entry, but not what it is known by. */
  erase(removal: Removal): Promise<void>;
  /** Lets an entry in again as soon as its source is read; the source's next document is read whole. */
  lift(removal: Removal): Promise<void>;
  /** Takes the note out of a feed again. */
  unbury(path: FeedPath, removal: Removal): Promise<void>;
  /** Those of the entries that were removed, by key. */
  removals(sourceId: string, keys: readonly string[]): Promise<Map<string, Removal>>;
  /** All that were removed from a source, in no particular order. */
  removedFrom(sourceId: string): Promise<Removal[]>;
  /** What was removed from a feed since a time (milliseconds since the epoch), latest first. */
  tombstones(path: FeedPath, since: number): Promise<Tombstone[]>;
}

/** Tombstones a feed keeps. */
const TOMBSTONES = 100;

/** The removal store under the given keys. */
export function createRemovalStore(redis: RedisClient, keys: Keys): RemovalStore {
  return {
    async ban(removal, names) {
      const { sourceId, key } = splitRef(removal.ref);
      await transaction(redis, (multi) => {
        multi.hset(keys.removed(sourceId), key, JSON.stringify(removal));
        multi.hset(keys.known(sourceId), ...[key, ...names].flatMap((name) => [name, `! ${key}`]));
      });
    },
    async bury(path, removal) {
      await transaction(redis, (multi) => {
        multi.zrem(keys.index(path), removal.ref);
        multi.zadd(keys.tombstones(path), Date.parse(removal.at), memberOf(removal));
        multi.zremrangebyrank(keys.tombstones(path), 0, -TOMBSTONES - 1);
        multi.incr(keys.revision(path));
      });
    },
    async erase({ ref }) {
      const { sourceId, key } = splitRef(ref);
      // One that its source's filters kept out is in no feed, but in an index beside the source's.
      const places = [
        keys.entries(sourceId),
        keys.index(`sources/${sourceId}`),
        keys.dropped(sourceId),
        keys.blocks(sourceId),
      ];
      do await takeOut(redis, keys, { sourceId, key });
      while ((await ERASE.run(redis, places, [key, ref])) === 0);
    },
    async lift(removal) {
      const { sourceId, key } = splitRef(removal.ref);
      const known = await redis.hgetall(keys.known(sourceId));
      const names = Object.keys(known).filter((name) => known[name] === `! ${key}`);
      await transaction(redis, (multi) => {
        multi.hset(keys.removed(sourceId), key, JSON.stringify({ ...removal, restored: true }));
        if (names.length > 0) multi.hdel(keys.known(sourceId), ...names);
        multi.hset(keys.known(sourceId), key, `? ${key}`);
        multi.hdel(keys.state(sourceId), "contents");
      });
    },
    async unbury(path, removal) {
      await transaction(redis, (multi) => {
        multi.zrem(keys.tombstones(path), memberOf(removal));
        multi.incr(keys.revision(path));
      });
    },
    async removals(sourceId, entryKeys) {
      if (entryKeys.length === 0) return new Map();
      const values = await redis.hmget(keys.removed(sourceId), ...entryKeys);
      return new Map(
        entryKeys.flatMap((key, at): Array<[string, Removal]> => {
          const packed = values[at];
          return packed ? [[key, JSON.parse(packed) as Removal]] : [];
        }),
      );
    },
    async removedFrom(sourceId) {
      const all = await redis.hvals(keys.removed(sourceId));
      return all.map((packed) => JSON.parse(packed) as Removal);
    },
    async tombstones(path, since) {
      const members = await redis.zrange(keys.tombstones(path), "+inf", String(since), "BYSCORE", "REV");
      return members.map((member) => JSON.parse(member) as Tombstone);
    },
  };
}

/** The same for the same removal, so that noting it twice is noting it once. */
function memberOf(removal: Removal): string {
  return JSON.stringify(tombstoneOf(removal));
}
