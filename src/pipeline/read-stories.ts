import { LRUCache } from "lru-cache";
import { shownDates } from "../dedupe/shown-dates.ts";
import { sketchOf } from "../dedupe/story/sketch-of.ts";
import { countingTies, storyAround } from "../dedupe/story/story-around.ts";
import type { StoryBook } from "../dedupe/story/story-book.ts";
import type { Source } from "../model/configuration.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { SourceStore } from "../store/source-store.ts";
import type { StoryStore } from "../store/story-store.ts";
import { readTies } from "./read-ties.ts";
import { storedEntries } from "./stored-entries.ts";

/** What reading stories needs. */
export interface ReadStoriesDeps {
  sources: Pick<SourceStore, "entries">;
  stories: Pick<StoryStore, "known">;
}

/** How complete entries are, by revision: told from their texts, which takes a while. */
const completeness = new LRUCache<string, number>({ max: 20_000 });

/** What is to be known to tell entries with their stories. Entries that no feed lists (their source is not configured, or drops them) take no part. */
export async function readStories(
  entries: readonly StoredEntry[],
  sources: ReadonlyMap<string, Source>,
  deps: ReadStoriesDeps,
): Promise<StoryBook> {
  const own = new Map(entries.map((stored) => [stored.ref, stored]));
  const ties = await readTies([...own.keys()], deps.stories);
  const company = new Set(
    [...own.keys()].flatMap((ref) => [...storyAround(ref, ties), ...countingTies(ref, ties).keys()]),
  );
  const missing = [...company].filter((ref) => !own.has(ref));
  for (const stored of await storedEntries(missing, deps.sources)) {
    if (sources.has(stored.sourceId) && !stored.dropped) own.set(stored.ref, stored);
  }
  return {
    ties,
    entries: own,
    candidate: (stored) => ({
      ref: stored.ref,
      weight: sources.get(stored.sourceId)?.weight ?? 0,
      completeness: completenessOf(stored),
      time: Date.parse(shownDates(stored).published),
    }),
  };
}

function completenessOf(stored: StoredEntry): number {
  const revision = `${stored.ref} ${stored.fingerprint}`;
  const known = completeness.get(revision);
  if (known !== undefined) return known;
  const made = sketchOf(stored).completeness;
  completeness.set(revision, made);
  return made;
}
