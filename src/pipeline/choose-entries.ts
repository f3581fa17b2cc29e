import { agrees } from "../combine/judge-entry.ts";
import { splitRef } from "../dedupe/entry-key.ts";
import type { Combination, Traits } from "../model/combination.ts";
import type { FeedPath } from "../model/feed.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { IndexReader } from "../store/index-reader.ts";
import type { SourceStore } from "../store/source-store.ts";
import { mergeIndexes } from "./merge-indexes.ts";
import type { Network } from "./network.ts";
import { storedEntries } from "./stored-entries.ts";

/** How far a choice goes: it ends when it has enough entries, or where the bounds say. */
export interface Bounds {
  /** Entries that are enough. */
  enough: number;
  /** Milliseconds: nothing that arrived before. */
  since: number;
}

/** The newest entries of a combination, in no particular order. */
export interface Chosen {
  entries: StoredEntry[];
  /** True where a bound was met before there were enough. */
  cut: boolean;
}

/** What choosing reads. */
export interface ChoiceDeps {
  network: () => Network;
  sources: SourceStore;
  indexes: IndexReader;
}

/** Refs that one choice goes through in indexes, at most. */
const MOST_LISTED = 20_000;
/** Entries that one choice takes out of the store, at most. */
export const MOST_READ = 2_000;
/** Few enough that others get a turn between two batches. */
const LARGEST_BATCH = 100;

/**
 * Goes through the smallest index there is for the combination, newest first, leaves out what the others say is none of it, and
 * reads the rest from the store, source by source, until there are enough.
 */
export async function chooseEntries(
  combination: Combination,
  bounds: Bounds,
  deps: ChoiceDeps,
): Promise<Chosen> {
  const { base, others } = await smallestFirst(combination.take, bounds.since, deps.indexes);
  const merged = mergeIndexes(base, { since: bounds.since }, deps.indexes);
  const chosen: StoredEntry[] = [];
  let listed = 0;
  let read = 0;
  for (let batch = bounds.enough; ; batch = Math.min(2 * batch, LARGEST_BATCH)) {
    const refs = await merged.next(Math.min(batch, MOST_LISTED - listed));
    listed += refs.length;
    const fitting = await keepFitting(refs, others, combination.not, deps.indexes);
    const now = fitting.slice(0, MOST_READ - read);
    read += now.length;
    chosen.push(...(await readAgreeing(combination, now, deps)));
    if (chosen.length >= bounds.enough || refs.length === 0) return { entries: chosen, cut: false };
    if (now.length < fitting.length || read === MOST_READ || listed === MOST_LISTED) {
      return { entries: chosen, cut: true };
    }
  }
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

/** The stored entries of refs that a combination's languages and words agree with, in no particular order. */
export async function readAgreeing(
  combination: Combination,
  refs: readonly EntryRef[],
  { sources, network }: ChoiceDeps,
): Promise<StoredEntry[]> {
  const { sources: configured } = network();
  const entries = await storedEntries(refs, sources);
  return entries.filter((stored) => agrees(combination, stored, configured.get(stored.sourceId)?.language));
}
