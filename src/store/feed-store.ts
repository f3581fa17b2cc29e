import type { FeedPath } from "../model/feed.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { transaction } from "./transaction.ts";

/** What one poll changes in one feed. */
export interface FeedChange {
  path: FeedPath;
  add: Array<{ ref: EntryRef; arrival: number }>;
  remove: EntryRef[];
}

/** The derived indexes: which entries stand in which feed. All of it can be rebuilt from the entries. */
export interface FeedStore {
  /** Lists and unlists entries, and raises the feed's revision. Safe to repeat. */
  change(change: FeedChange): Promise<void>;
  /** Remembers the label a tag was first met under. */
  label(labels: ReadonlyMap<string, string>): Promise<void>;
  labels(slugs: readonly string[]): Promise<Map<string, string>>;
  /** Refs that arrived at or after `since`, newest first, at most `count`. */
  newest(path: FeedPath, count: number, since: number): Promise<EntryRef[]>;
  revision(path: FeedPath): Promise<number>;
  /** How many entries stand in a feed now. */
  size(path: FeedPath): Promise<number>;
  /** All paths that ever had an entry, with how many stand in each now. */
  sizes(): Promise<Map<FeedPath, number>>;
  /** All refs of a feed. */
  refs(path: FeedPath): Promise<EntryRef[]>;
  /** Hash of the rules that the feeds were last made by; `undefined` before the first time. */
  rules(): Promise<string | undefined>;
  setRules(hash: string): Promise<void>;
  /** Says to every process that a feed has changed. */
  announce(path: FeedPath): Promise<void>;
}

/** The feed store under the given keys. */
export function createFeedStore(redis: RedisClient, keys: Keys): FeedStore {
  return {
    async change({ path, add, remove }) {
      await transaction(redis, (multi) => {
        if (add.length > 0) multi.zadd(keys.index(path), ...add.flatMap((one) => [one.arrival, one.ref]));
        if (remove.length > 0) multi.zrem(keys.index(path), ...remove);
        multi.incr(keys.revision(path));
      });
      if (add.length > 0) await redis.sadd(keys.paths, path);
    },
    async label(labels) {
      await Promise.all([...labels].map(([slug, label]) => redis.hsetnx(keys.labels, slug, label)));
    },
    async labels(slugs) {
      if (slugs.length === 0) return new Map();
      const values = await redis.hmget(keys.labels, ...slugs);
      return new Map(slugs.map((slug, at) => [slug, values[at] ?? slug]));
    },
    async newest(path, count, since) {
      return (await redis.zrange(
        keys.index(path),
        "+inf",
        String(since),
        "BYSCORE",
        "REV",
        "LIMIT",
        0,
        String(count),
      )) as EntryRef[];
    },
    async revision(path) {
      return Number((await redis.get(keys.revision(path))) ?? 0);
    },
    size: (path) => redis.zcard(keys.index(path)),
    async sizes() {
      const paths = (await redis.smembers(keys.paths)) as FeedPath[];
      const sizes = await Promise.all(paths.map((path) => redis.zcard(keys.index(path))));
      return new Map(paths.map((path, at) => [path, sizes[at] ?? 0]));
    },
    async refs(path) {
      return (await redis.zrange(keys.index(path), "0", "-1")) as EntryRef[];
    },
    async rules() {
      return (await redis.get(keys.rules)) ?? undefined;
    },
    async setRules(hash) {
      await redis.set(keys.rules, hash);
    },
    async announce(path) {
      await redis.publish(keys.changes, path);
    },
  };
}
