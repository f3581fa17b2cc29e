import { aliasesOf } from "../dedupe/aliases.ts";
import type { Known } from "../dedupe/diff.ts";
import { entryKey } from "../dedupe/entry-key.ts";
import { arrival } from "../dedupe/shown-dates.ts";
import type { Contents } from "../model/contents.ts";
import type { PollRecord } from "../model/poll-record.ts";
import type { SourceState } from "../model/source-state.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { RedisClient } from "./connect.ts";
import { readEntries } from "./entry-blocks.ts";
import { packEntry } from "./entry-codec.ts";
import { REMOVE, WRITE } from "./entry-scripts.ts";
import { type KeptAnswer, packAnswer } from "./kept-answer.ts";
import type { Keys } from "./keys.ts";
import { HISTORY, packRecord, unpackRecord } from "./record-codec.ts";
import { COMMIT, OVERDUE } from "./source-scripts.ts";
import { createVisits, type SourceVisits } from "./source-visits.ts";
import { packFacts, packVisit, STATE, unpackState } from "./state-codec.ts";
import { transaction } from "./transaction.ts";
import { runSoon, soon } from "./turn.ts";
import { readTwin, type Twin, twinField, twinIn } from "./twin-lines.ts";
import { createUnpackedEntries } from "./unpacked-entries.ts";

/** What belongs to sources: their state and their entries, each source in one hash slot. */
export interface SourceStore extends SourceVisits {
  state(sourceId: string): Promise<SourceState>;
  /** Keeps an answer until the next {@link SourceStore.commit}, so that its origin need not be asked for it again. */
  keep(sourceId: string, answer: KeptAnswer): Promise<void>;
  /** What the last document held, if it is of use for reading the next. */
  contents(sourceId: string): Promise<Contents | undefined>;
  /** The last polls, newest first. */
  history(sourceId: string): Promise<PollRecord[]>;
  /** The addresses that sources were last polled at; those never polled are missing. */
  addresses(sourceIds: readonly string[]): Promise<Map<string, string>>;
  /** What is known of those entry keys that are known. */
  known(sourceId: string, keys: readonly string[]): Promise<Map<string, Known>>;
  /** Those of the entries that are stored, by key. */
  entries(sourceId: string, keys: readonly string[]): Promise<Map<string, StoredEntry>>;
  /** Which entries have been met under those of the aliases that were met. */
  twins(sourceId: string, aliases: readonly string[]): Promise<Map<string, Twin>>;
  /**
   * Stores entries and lists them in the source's own feed, but for those that are dropped. They are not known yet: see {@link SourceStore.commit}.
   *
   * @param replaced those of them that were stored before, as they were.
   */
  write(sourceId: string, entries: readonly StoredEntry[], replaced?: readonly StoredEntry[]): Promise<void>;
  /** Ends a poll: what is known from now on and the source's state, together and last. */
  commit(sourceId: string, end: PollEnd): Promise<void>;
  /** Ends an ingest that no poll made: nothing of a poll that is under way or was kept is touched, and of the state only what `state` says. */
  know(sourceId: string, known: ReadonlyMap<string, Known>, state?: SourceState): Promise<void>;
  /** All entry keys of a source by arrival, oldest first, with their arrival. */
  arrivals(sourceId: string): Promise<Array<{ key: string; arrival: number }>>;
  /** How many of a source's entries its filter drops: they are stored, and in no feed. */
  droppedCount(sourceId: string): Promise<number>;
  /** Keys of entries beyond the newest `keep`, listed and dropped each, or that arrived before `since` (milliseconds since the epoch). */
  overdue(sourceId: string, bounds: { keep: number; since: number }): Promise<string[]>;
  /** Removes entries for good, with what they were known by. Every feed must have dropped them before. */
  remove(sourceId: string, entries: readonly StoredEntry[]): Promise<void>;
}

/** What a poll that brought a document leaves behind. */
export interface PollEnd {
  state: SourceState;
  known: ReadonlyMap<string, Known>;
  /** Replaces what is remembered of the last document's contents; nothing is, without. */
  contents?: Contents;
  record: PollRecord;
}

/** The source store under the given keys. */
export function createSourceStore(redis: RedisClient, keys: Keys): SourceStore {
  const unpacked = createUnpackedEntries();
  const indexes = (id: string) => [keys.index(`sources/${id}`), keys.dropped(id)];
  const slot = (id: string) => [
    keys.entries(id),
    keys.index(`sources/${id}`),
    keys.revision(`sources/${id}`),
    keys.known(id),
    keys.twins(id),
    keys.removed(id),
    keys.dropped(id),
    keys.blocks(id),
    keys.pending(`sources/${id}`),
    keys.archives(`sources/${id}`),
  ];
  return {
    ...createVisits(redis, keys),
    async state(sourceId) {
      return unpackState(await redis.hmget(keys.state(sourceId), ...STATE));
    },
    async contents(sourceId) {
      const packed = await soon<string | null>(redis, (to) => to.hget(keys.state(sourceId), "contents"));
      return packed === null ? undefined : (JSON.parse(packed) as Contents);
    },
    async keep(sourceId, answer) {
      await soon(redis, (to) => to.hset(keys.state(sourceId), "kept", packAnswer(answer)));
    },
    async history(sourceId) {
      const records = await redis.lrange(keys.history(sourceId), 0, HISTORY - 1);
      return records.map(unpackRecord);
    },
    async addresses(sourceIds) {
      const urls = await Promise.all(sourceIds.map((id) => redis.hget(keys.state(id), "url")));
      return pairs(sourceIds, urls, (url) => url);
    },
    async known(sourceId, entryKeys) {
      if (entryKeys.length === 0) return new Map();
      const values = await soon<Texts>(redis, (to) => to.hmget(keys.known(sourceId), ...entryKeys));
      return pairs(entryKeys, values, readKnown);
    },
    async entries(sourceId, entryKeys) {
      return await readEntries(redis, keys, { sourceId, entryKeys, unpacked });
    },
    async twins(sourceId, aliases) {
      if (aliases.length === 0) return new Map();
      const [own, fields] = [aliases.length, aliases.map(twinField)];
      const values = await soon<Texts>(redis, (to) => to.hmget(keys.twins(sourceId), ...aliases, ...fields));
      const found = new Map<string, Twin>();
      for (const [at, alias] of aliases.entries()) {
        const alone = values[at];
        const twin = twinIn(values[own + at] ?? "", alias) ?? (alone ? readTwin(alone) : undefined);
        if (twin !== undefined) found.set(alias, twin);
      }
      return found;
    },
    async write(sourceId, entries, replaced = []) {
      const before = new Map(replaced.map((stored) => [stored.ref, stored]));
      for (const some of chunks(entries))
        await runSoon(
          redis,
          WRITE,
          slot(sourceId),
          some.flatMap((stored) => writing(stored, before.get(stored.ref))),
        );
    },
    async commit(sourceId, { state, known, contents, record }) {
      const own = [keys.known(sourceId), keys.state(sourceId), keys.history(sourceId)];
      const facts = [packVisit(state), packFacts(state), state.url ?? ""];
      const held = contents === undefined ? "" : JSON.stringify(contents);
      await runSoon(redis, COMMIT, own, [...facts, held, packRecord(record), ...packKnown(known)]);
    },
    async know(sourceId, known, state) {
      await transaction(redis, (multi) => {
        if (known.size > 0) multi.hset(keys.known(sourceId), ...packKnown(known));
        if (state) multi.hset(keys.state(sourceId), { visit: packVisit(state), facts: packFacts(state) });
      });
    },
    async arrivals(sourceId) {
      const parts = await Promise.all(
        indexes(sourceId).map((index) => redis.zrange(index, "0", "-1", "WITHSCORES")),
      );
      const found = parts.flatMap((flat) => {
        return Array.from({ length: flat.length / 2 }, (_, at) => ({
          key: (flat[2 * at] ?? "").slice(sourceId.length + 1),
          arrival: Number(flat[2 * at + 1]),
        }));
      });
      return parts.every((flat) => flat.length > 0)
        ? found.sort((one, other) => one.arrival - other.arrival)
        : found;
    },
    async droppedCount(sourceId) {
      return await redis.zcard(keys.dropped(sourceId));
    },
    async overdue(sourceId, { keep, since }) {
      const refs = await runSoon(redis, OVERDUE, indexes(sourceId), [keep, since]);
      return (refs as string[]).map((ref) => ref.slice(sourceId.length + 1));
    },
    async remove(sourceId, entries) {
      for (const some of chunks(entries)) await REMOVE.run(redis, slot(sourceId), some.flatMap(removing));
    },
  };
}

/** Entries a script. */
const CHUNK = 200;

function* chunks(entries: readonly StoredEntry[]): Generator<StoredEntry[]> {
  for (let start = 0; start < entries.length; start += CHUNK) yield entries.slice(start, start + CHUNK);
}

/** What {@link WRITE} wants of an entry. */
function writing(stored: StoredEntry, before: StoredEntry | undefined): Array<string | number | Buffer> {
  const aliases = aliasesOf(stored.entry);
  const [had, met] = before ? [aliasesOf(before.entry), before.names ?? []] : [[], []];
  const lost = had.filter((alias) => !aliases.includes(alias));
  const dropped = met.filter((name) => !stored.names?.includes(name));
  const lists = [aliases, lost, dropped].map((list) => list.join(" "));
  const shelved = stored.dropped ? "dropped" : "";
  return [keyOf(stored), packEntry(stored), Date.parse(arrival(stored)), stored.ref, shelved, ...lists];
}

/** What {@link REMOVE} wants of an entry. */
function removing(stored: StoredEntry): string[] {
  return [keyOf(stored), stored.ref, aliasesOf(stored.entry).join(" "), (stored.names ?? []).join(" ")];
}

function keyOf(stored: StoredEntry): string {
  return entryKey(stored.entry.id);
}

function packKnown(known: ReadonlyMap<string, Known>): string[] {
  return [...known].flatMap(([name, { raw, meaning, key, standing }]) => {
    if (standing === "removed") return [name, `! ${key ?? name}`];
    return [name, key === undefined ? `${raw} ${meaning}` : `${raw} ${meaning} ${key}`];
  });
}

function readKnown(value: string): Known {
  const [raw = "", meaning = "", key] = value.split(" ");
  if (raw === "!") return { raw, meaning: "", key: meaning, standing: "removed" };
  if (raw === "?") return { raw, meaning: "", standing: "restored" };
  return { raw, meaning, ...(key !== undefined && { key }) };
}

type Texts = Array<string | null>;

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
