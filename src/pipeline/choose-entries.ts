import { setImmediate } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { agrees } from "../combine/judge-entry.ts";
import { searchText } from "../combine/search-text.ts";
import { splitRef } from "../dedupe/entry-key.ts";
import type { Combination, Traits } from "../model/combination.ts";
import type { FeedPath } from "../model/feed.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { IndexReader } from "../store/index-reader.ts";
import type { SourceStore } from "../store/source-store.ts";
import { mergeIndexes } from "./merge-indexes.ts";
import type { Network } from "./network.ts";
import { storedEntries } from "./stored-entries.ts";

/** The entries of a combination, chosen part by part, newest first. */
export interface Choice {
  /** About so many more of them, in no particular order; fewer only at the end. */
  next(count: number): Promise<StoredEntry[]>;
  /** Whether there can be more, there are none, or a bound was met. */
  state(): "open" | "ended" | "cut";
}

/** What choosing reads. */
export interface ChoiceDeps {
  network: () => Network;
  sources: Pick<SourceStore, "entries">;
  indexes: IndexReader;
}

/** Refs that one choice goes through in indexes, at most. */
const MOST_LISTED = 20_000;
/** Entries that one choice takes out of the store, at most. */
export const MOST_READ = 2_000;
/** Few enough that others get a turn between two batches. */
const LARGEST_BATCH = 50;

/**
 * Goes through the smallest index there is for the combination, from now back to `since` (milliseconds), leaves out what the others say
 * is none of it, and reads the rest from the store, source by source.
 */
export async function chooseEntries(
  combination: Combination,
  since: number,
  deps: ChoiceDeps,
): Promise<Choice> {
  const { base, others } = await smallestFirst(combination.take, since, deps.indexes);
  const merged = mergeIndexes(base, { since }, deps.indexes);
  let [listed, read] = [0, 0];
  let state: ReturnType<Choice["state"]> = "open";

  async function batch(count: number): Promise<StoredEntry[]> {
    const refs = await merged.next(Math.min(count, LARGEST_BATCH, MOST_LISTED - listed));
    const fitting = await keepFitting(refs, others, combination.not, deps.indexes);
    const now = fitting.slice(0, MOST_READ - read);
    listed += refs.length;
    read += now.length;
    if (refs.length === 0) state = "ended";
    else if (now.length < fitting.length || read === MOST_READ || listed === MOST_LISTED) state = "cut";
    return readAgreeing(combination, now, deps);
  }

  return {
    state: () => state,
    async next(count) {
      const chosen: StoredEntry[] = [];
      for (let size = count; chosen.length < count && state === "open"; size *= 2) {
        chosen.push(...(await batch(size)));
      }
      return chosen;
    },
  };
}

/** The alternatives of each trait that feeds list, the fewest entries first. */
export async function smallestFirst(take: Traits, since: number | "-inf", indexes: IndexReader) {
  const choices = [
    pathsOf("sections", take.section),
    pathsOf("sources", take.source),
    pathsOf("tags", take.tag),
  ];
  const sized = await Promise.all(
    choices
      .filter((paths) => paths.length > 0)
      .map(async (paths) => {
        const counts = await Promise.all(paths.map((path) => indexes.count(path, since)));
        return { paths, size: counts.reduce((sum, count) => sum + count, 0) };
      }),
  );
  const [smallest, ...others] = sized.toSorted((one, other) => one.size - other.size);
  return { base: smallest?.paths ?? (["all"] as FeedPath[]), others: others.map(({ paths }) => paths) };
}

function pathsOf(kind: "sections" | "sources" | "tags", values: readonly string[]): FeedPath[] {
  return values.map((value): FeedPath => `${kind}/${value}`);
}

/** Those of the refs that one of the alternatives lists, for all `others`, and none of what is excluded. */
export async function keepFitting(
  refs: readonly EntryRef[],
  others: readonly FeedPath[][],
  not: Traits,
  indexes: IndexReader,
): Promise<EntryRef[]> {
  const excluded = [
    ...pathsOf("sections", not.section),
    ...pathsOf("sources", not.source),
    ...pathsOf("tags", not.tag),
  ];
  const [without, ...within] = await Promise.all(
    [excluded, ...others].map((paths) => listedInAny(paths, refs, indexes)),
  );
  return refs.filter((ref) => !without?.has(ref) && within.every((found) => found.has(ref)));
}

async function listedInAny(
  paths: readonly FeedPath[],
  refs: readonly EntryRef[],
  indexes: IndexReader,
): Promise<Set<EntryRef>> {
  const found = await Promise.all(
    paths.map(async (path) => {
      // An entry's ref says of which source it is.
      if (!path.startsWith("sources/")) return indexes.listed(path, refs);
      return new Set(refs.filter((ref) => path === `sources/${splitRef(ref).sourceId}`));
    }),
  );
  return new Set(found.flatMap((set) => [...set]));
}

/** Texts that searches have looked at, by revision: folding one takes longer than reading it from the store. */
const texts = new LRUCache<string, string>({
  maxSize: 24 * 1024 * 1024,
  sizeCalculation: (text) => text.length + 200,
});
/** Entries that are judged before others get a turn. */
const SLICE = 20;

/** Those of the refs' entries that agree with what indexes do not know: languages and words. In no particular order. */
export async function readAgreeing(
  combination: Combination,
  refs: readonly EntryRef[],
  { sources, network }: ChoiceDeps,
): Promise<StoredEntry[]> {
  const { sources: configured } = network();
  const agreeing: StoredEntry[] = [];
  for (const [at, stored] of (await storedEntries(refs, sources)).entries()) {
    if (at % SLICE === SLICE - 1) await setImmediate();
    if (agrees(combination, stored, configured.get(stored.sourceId)?.language, rememberedText))
      agreeing.push(stored);
  }
  return agreeing;
}

function rememberedText(stored: StoredEntry): string {
  const revision = `${stored.ref} ${stored.fingerprint} ${stored.tags.join(" ")}`;
  const known = texts.get(revision);
  if (known !== undefined) return known;
  const text = searchText(stored);
  texts.set(revision, text);
  return text;
}
