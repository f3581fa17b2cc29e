import type { Known } from "../dedupe/diff.ts";
import { entryKey } from "../dedupe/entry-key.ts";
import { arrival } from "../dedupe/shown-dates.ts";
import type { SourceState } from "../model/source-state.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { RedisClient } from "./connect.ts";
import { packEntry, unpackEntry } from "./entry-codec.ts";
import type { Keys } from "./keys.ts";
import { packState, unpackState } from "./state-codec.ts";
import { transaction } from "./transaction.ts";

/** What belongs to sources: their state and their entries, each source in one hash slot. */
export interface SourceStore {
  state(sourceId: string): Promise<SourceState>;
  /** The addresses that sources were last polled at; those never polled are missing. */
  addresses(sourceIds: readonly string[]): Promise<Map<string, string>>;
  /** What is known of those entry keys that are known. */
  known(sourceId: string, keys: readonly string[]): Promise<Map<string, Known>>;
  /** Those of the entries that are stored, by key. */
  entries(sourceId: string, keys: readonly string[]): Promise<Map<string, StoredEntry>>;
  /** Stores entries and lists them in the source's own feed. They are not known yet: see {@link SourceStore.commit}. */
  write(sourceId: string, entries: readonly StoredEntry[]): Promise<void>;
  /** Ends a poll: what is known from now on and the source's state, together and last. */
  commit(sourceId: string, state: SourceState, known: ReadonlyMap<string, Known>): Promise<void>;
  /** Makes entries known that came otherwise than by a poll: nothing else of the state changes. */
  know(sourceId: string, known: ReadonlyMap<string, Known>): Promise<void>;
  /** All entry keys of a source by arrival, oldest first, with their arrival. */
  arrivals(sourceId: string): Promise<Array<{ key: string; arrival: number }>>;
  /** Removes entries for good. Every feed must have dropped them before. */
  remove(sourceId: string, keys: readonly string[]): Promise<void>;
}

/** The source store under the given keys. */
export function createSourceStore(redis: RedisClient, keys: Keys): SourceStore {
  return {
    async state(sourceId) {
      const [fields, [announced, pushedUntil]] = await Promise.all([
        redis.hgetall(keys.state(sourceId)),
        redis.hmget(keys.subscription(sourceId), "announced", "pushedUntil"),
      ]);
      return {
        ...unpackState(fields),
        announced: announced ?? undefined,
        pushedUntil: pushedUntil ? Number(pushedUntil) : undefined,
      };
    },
    async addresses(sourceIds) {
      const urls = await Promise.all(sourceIds.map((id) => redis.hget(keys.state(id), "url")));
      return pairs(sourceIds, urls, (url) => url);
    },
    async known(sourceId, entryKeys) {
      if (entryKeys.length === 0) return new Map();
      const values = await redis.hmget(keys.known(sourceId), ...entryKeys);
      return pairs(entryKeys, values, readKnown);
    },
    async entries(sourceId, entryKeys) {
      if (entryKeys.length === 0) return new Map();
      const values = await redis.hmgetBuffer(keys.entries(sourceId), ...entryKeys);
      return pairs(entryKeys, values, unpackEntry);
    },
    async write(sourceId, entries) {
      if (entries.length === 0) return;
      const path = `sources/${sourceId}` as const;
      await transaction(redis, (multi) => {
        multi.hset(
          keys.entries(sourceId),
          ...entries.flatMap((stored) => [keyOf(stored), packEntry(stored)]),
        );
        multi.zadd(
          keys.index(path),
          ...entries.flatMap((stored) => [Date.parse(arrival(stored)), stored.ref]),
        );
        multi.incr(keys.revision(path));
      });
    },
    async commit(sourceId, state, known) {
      await transaction(redis, (multi) => {
        if (known.size > 0) multi.hset(keys.known(sourceId), ...packKnown(known));
        // Replaced whole, since a field that is absent now (an ETag no longer sent) must not survive.
        multi.del(keys.state(sourceId));
        multi.hset(keys.state(sourceId), packState(state));
      });
    },
    async know(sourceId, known) {
      if (known.size > 0) await redis.hset(keys.known(sourceId), ...packKnown(known));
    },
    async arrivals(sourceId) {
      const flat = await redis.zrange(keys.index(`sources/${sourceId}`), "0", "-1", "WITHSCORES");
      return Array.from({ length: flat.length / 2 }, (_, at) => ({
        key: (flat[2 * at] ?? "").slice(sourceId.length + 1),
        arrival: Number(flat[2 * at + 1]),
      }));
    },
    async remove(sourceId, entryKeys) {
      if (entryKeys.length === 0) return;
      const path = `sources/${sourceId}` as const;
      await transaction(redis, (multi) => {
        multi.zrem(keys.index(path), ...entryKeys.map((key) => `${sourceId}/${key}`));
        multi.hdel(keys.entries(sourceId), ...entryKeys);
        multi.hdel(keys.known(sourceId), ...entryKeys);
        multi.incr(keys.revision(path));
      });
    },
  };
}

function keyOf(stored: StoredEntry): string {
  return entryKey(stored.entry.id);
}

function packKnown(known: ReadonlyMap<string, Known>): string[] {
  return [...known].flatMap(([key, { raw, meaning }]) => [key, `${raw} ${meaning}`]);
}

function readKnown(value: string): Known {
  const [raw = "", meaning = ""] = value.split(" ");
  return { raw, meaning };
}

function pairs<Raw, Value>(
  names: readonly string[],
  values: ReadonlyArray<Raw | null>,
  read: (raw: Raw) => Value,
): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const [at, name] of names.entries()) {
    const raw = values[at];
    if (raw !== null && raw !== undefined) found.set(name, read(raw));
  }
  return found;
}
