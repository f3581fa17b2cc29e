import { setImmediate as nextTurn } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import type { FeedPath } from "../model/feed.ts";
import type { ReindexMark } from "../model/reindex-mark.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import { NOTE } from "./archive-scripts.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";
import { runSoon } from "./turn.ts";

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
  /** Notes durably that feeds are to be published, until {@link FeedStore.unask} says that their jobs are queued. */
  ask(paths: readonly FeedPath[]): Promise<void>;
  /** The feeds that are to be published, with how often each was asked for. */
  asked(): Promise<Map<FeedPath, string>>;
  /** Takes feeds off the note, but for those that were asked for once more meanwhile. */
  unask(asked: ReadonlyMap<FeedPath, string>): Promise<void>;
  /** Remembers the label a tag was first met under. */
  label(labels: ReadonlyMap<string, string>): Promise<void>;
  labels(slugs: readonly string[]): Promise<Map<string, string>>;
  /** Refs that arrived at or after `since`, newest first, at most `count`. */
  newest(path: FeedPath, count: number, since: number): Promise<EntryRef[]>;
  /** When an entry reached a feed, in milliseconds since the epoch; `undefined` where it is not in it. */
  arrival(path: FeedPath, ref: string): Promise<number | undefined>;
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
  /** Notes that a tag's feed has been served. */
  openTag(slug: string): Promise<void>;
  /** Those of the tags whose feeds have been served. */
  openTags(slugs: readonly string[]): Promise<Set<string>>;
  /** How far the reindex is that is under way, or was when its process died; `undefined` where none is. */
  reindexing(): Promise<ReindexMark | undefined>;
  /** Notes how far it is; without a mark, that it is done, or is to begin anew. */
  markReindex(mark?: ReindexMark): Promise<void>;
  /** Says to every process that a feed has changed. */
  announce(path: FeedPath): Promise<void>;
}

/** Keys: index, revision, pending, archives, news, told. (arrival, ref) for each that comes, or ('', ref) for each that goes. */
const CHANGE = createScript(`${NOTE}
local hooked = redis.call('EXISTS', KEYS[6]) == 1
for at = 1, #ARGV, 2 do
  local ref, sign = ARGV[at + 1], '~'
  if ARGV[at] == '' then
    sign = redis.call('ZREM', KEYS[1], ref) == 1 and '-'
  elseif redis.call('ZADD', KEYS[1], ARGV[at], ref) == 1 then
    sign = '+'
    note(KEYS[4], KEYS[3], ref)
  end
  if hooked and sign then redis.call('RPUSH', KEYS[5], sign .. ref) end
end
return redis.call('INCR', KEYS[2])`);

/** path for each. */
const ASK = createScript(`
for _, path in ipairs(ARGV) do redis.call('HINCRBY', KEYS[1], path, 1) end
return #ARGV`);

/** (path, count) for each. */
const UNASK = createScript(`
for at = 1, #ARGV, 2 do
  if redis.call('HGET', KEYS[1], ARGV[at]) == ARGV[at + 1] then redis.call('HDEL', KEYS[1], ARGV[at]) end
end
return #ARGV`);

/** Entries a script: its arguments go through a stack of limited depth on some servers. */
const CHUNK = 1_000;
/** Paths and labels that a process remembers to have written. */
const MEMORY = 50_000;

/** The feed store under the given keys. */
export function createFeedStore(redis: RedisClient, keys: Keys): FeedStore {
  // What was written once need not be written with every entry. A process that starts anew writes it again.
  const written = new LRUCache<string, true>({ max: MEMORY });
  // Whoever asks in the same turn asks for the same feeds, and nobody goes on before it is noted.
  let asking: { paths: Set<FeedPath>; noted: Promise<unknown> } | undefined;
  const gather = () => {
    const paths = new Set<FeedPath>();
    const noted = nextTurn().then(() => {
      asking = undefined;
      return runSoon(redis, ASK, [keys.asked], [...paths]);
    });
    return { paths, noted };
  };
  return {
    async change({ path, add, remove }) {
      const slot = [
        keys.index(path),
        keys.revision(path),
        keys.pending(path),
        keys.archives(path),
        keys.news(path),
        keys.told(path),
      ];
      const changes = [...add.map(({ arrival, ref }) => [arrival, ref]), ...remove.map((ref) => ["", ref])];
      for (let start = 0; start === 0 || start < changes.length; start += CHUNK)
        await runSoon(redis, CHANGE, slot, changes.slice(start, start + CHUNK).flat());
      if (add.length === 0 || written.has(path)) return;
      await redis.sadd(keys.paths, path);
      written.set(path, true);
    },
    async ask(paths) {
      if (paths.length === 0) return;
      asking ??= gather();
      for (const path of paths) asking.paths.add(path);
      await asking.noted;
    },
    async asked() {
      return new Map(Object.entries(await redis.hgetall(keys.asked))) as Map<FeedPath, string>;
    },
    async unask(asked) {
      if (asked.size > 0) await UNASK.run(redis, [keys.asked], [...asked].flat());
    },
    async label(labels) {
      const fresh = [...labels].filter(([slug]) => !written.has(` ${slug}`));
      await Promise.all(fresh.map(([slug, label]) => redis.hsetnx(keys.labels, slug, label)));
      for (const [slug] of fresh) written.set(` ${slug}`, true);
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
    async arrival(path, ref) {
      const score = await redis.zscore(keys.index(path), ref);
      return score === null ? undefined : Number(score);
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
    async openTag(slug) {
      if (written.has(`  ${slug}`)) return;
      await redis.sadd(keys.openTags, slug);
      written.set(`  ${slug}`, true);
    },
    async openTags(slugs) {
      if (slugs.length === 0) return new Set();
      const found = await redis.smismember(keys.openTags, ...slugs);
      return new Set(slugs.filter((_, at) => found[at] === 1));
    },
    async reindexing() {
      const mark = await redis.get(keys.reindexing);
      return mark === null ? undefined : (JSON.parse(mark) as ReindexMark);
    },
    async markReindex(mark) {
      if (mark === undefined) await redis.del(keys.reindexing);
      else await redis.set(keys.reindexing, JSON.stringify(mark));
    },
    async announce(path) {
      await redis.publish(keys.changes, path);
    },
  };
}
