import type { FeedPath } from "../model/feed.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";

/** An entry as an index lists it. */
export interface Listed {
  ref: EntryRef;
  /** Milliseconds. */
  arrival: number;
}

/** A part of an index. Times are milliseconds. */
export interface IndexPart {
  since: number | "-inf";
  until: number | "+inf";
  offset: number;
  count: number;
}

/** Reads feeds' indexes in bounded parts, one key a command, so that several can be put together wherever they lie. */
export interface IndexReader {
  /** How many entries of a feed arrived at or after `since`. */
  count(path: FeedPath, since: number | "-inf"): Promise<number>;
  /** Those after the first `offset` that arrived between `since` and `until`, both included, newest first, at most `count`. */
  page(path: FeedPath, part: IndexPart): Promise<Listed[]>;
  /** Those of the refs that a feed lists. */
  listed(path: FeedPath, refs: readonly EntryRef[]): Promise<Set<EntryRef>>;
  /** Those of the paths that ever had an entry. */
  existing(paths: readonly FeedPath[]): Promise<Set<FeedPath>>;
  /** All paths that ever had an entry. */
  paths(): Promise<FeedPath[]>;
}

/** Reads the indexes under the given keys. */
export function createIndexReader(redis: RedisClient, keys: Keys): IndexReader {
  return {
    count: (path, since) => redis.zcount(keys.index(path), since, "+inf"),
    async page(path, { since, until, offset, count }) {
      const range = [String(until), String(since), "BYSCORE", "REV", "LIMIT", offset, String(count)] as const;
      const flat = await redis.zrange(keys.index(path), ...range, "WITHSCORES");
      return Array.from({ length: flat.length / 2 }, (_, at) => ({
        ref: flat[2 * at] as EntryRef,
        arrival: Number(flat[2 * at + 1]),
      }));
    },
    async listed(path, refs) {
      if (refs.length === 0) return new Set();
      const scores = await redis.zmscore(keys.index(path), ...refs);
      return new Set(refs.filter((_, at) => scores[at] !== null));
    },
    async existing(paths) {
      if (paths.length === 0) return new Set();
      const found = await redis.smismember(keys.paths, ...paths);
      return new Set(paths.filter((_, at) => found[at] === 1));
    },
    async paths() {
      return (await redis.smembers(keys.paths)) as FeedPath[];
    },
  };
}
