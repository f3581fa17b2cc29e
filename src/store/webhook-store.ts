import type { FeedPath } from "../model/feed.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { WebhookRecord } from "../model/webhook.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";
import { transaction } from "./transaction.ts";

/** Something that happened to an entry in a feed: it came (`+`), was written again (`~`), left (`-`), or was removed by an operator (`!`). */
export type FeedNote = `${"+" | "~" | "-" | "!"}${EntryRef}`;

/** What becomes of notes once their events are queued. */
export interface SettledNotes {
  notes: readonly FeedNote[];
  /** What was told of entries, by ref: the beginning of their fingerprints. */
  tell: ReadonlyMap<EntryRef, string>;
  /** Entries that are in the feed no more. */
  forget: readonly EntryRef[];
}

/** What webhooks of feeds have yet to be told, and how they take it; in the feed's slot. */
export interface WebhookStore {
  /** Has everything noted that happens in a feed from now on. */
  begin(path: FeedPath): Promise<void>;
  /** Notes nothing more, and forgets what was noted. */
  end(path: FeedPath): Promise<void>;
  /** Notes something that the feed's index does not know; nothing where nobody is to be told. */
  note(path: FeedPath, notes: readonly FeedNote[]): Promise<void>;
  /** The first notes, in the order in which it happened. */
  notes(path: FeedPath, count: number): Promise<FeedNote[]>;
  /** What was told of those of the entries of which something was. */
  told(path: FeedPath, refs: readonly EntryRef[]): Promise<Map<EntryRef, string>>;
  settle(path: FeedPath, settled: SettledNotes): Promise<void>;
  /** How webhooks have taken what they were told, by id. */
  records(path: FeedPath): Promise<Map<string, WebhookRecord>>;
  record(path: FeedPath, id: string, record: WebhookRecord): Promise<void>;
}

/** A field that no ref can be: the hash is there from the beginning. */
const BEGUN = " ";

const ADD = createScript(`
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
return redis.call('RPUSH', KEYS[2], unpack(ARGV))`);

/** The webhook store under the given keys. */
export function createWebhookStore(redis: RedisClient, keys: Keys): WebhookStore {
  return {
    async begin(path) {
      await redis.hsetnx(keys.told(path), BEGUN, "");
    },
    async end(path) {
      await redis.del(keys.told(path), keys.news(path), keys.webhooks(path));
    },
    async note(path, notes) {
      if (notes.length > 0) await ADD.run(redis, [keys.told(path), keys.news(path)], [...notes]);
    },
    async notes(path, count) {
      return (await redis.lrange(keys.news(path), 0, count - 1)) as FeedNote[];
    },
    async told(path, refs) {
      if (refs.length === 0) return new Map();
      const values = await redis.hmget(keys.told(path), ...refs);
      return new Map(
        refs.flatMap((ref, at): Array<[EntryRef, string]> => {
          const value = values[at];
          return value === null || value === undefined ? [] : [[ref, value]];
        }),
      );
    },
    async settle(path, { notes, tell, forget }) {
      await transaction(redis, (multi) => {
        for (const note of notes) multi.lrem(keys.news(path), 1, note);
        if (forget.length > 0) multi.hdel(keys.told(path), ...forget);
        if (tell.size > 0) multi.hset(keys.told(path), Object.fromEntries(tell));
      });
    },
    async records(path) {
      const all = await redis.hgetall(keys.webhooks(path));
      return new Map(Object.entries(all).map(([id, json]) => [id, JSON.parse(json) as WebhookRecord]));
    },
    async record(path, id, record) {
      await redis.hset(keys.webhooks(path), id, JSON.stringify(record));
    },
  };
}
