import { splitRef } from "../dedupe/entry-key.ts";
import { arrival } from "../dedupe/shown-dates.ts";
import { storyView } from "../dedupe/story/story-book.ts";
import type { Catalogue, EntryPage, Position } from "../model/catalogue.ts";
import type { Combination } from "../model/combination.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { RemovalStore } from "../store/removal-store.ts";
import { type ChoiceDeps, keepFitting, readAgreeing, smallestFirst } from "./choose-entries.ts";
import { type ExplainDeps, explainStory } from "./explain-story.ts";
import { type FindEntryDeps, findEntries } from "./find-entry.ts";
import { mergeIndexes } from "./merge-indexes.ts";
import { readStories } from "./read-stories.ts";
import { createTurns } from "./turns.ts";

/** What a catalogue reads. */
export type CatalogueDeps = ChoiceDeps &
  FindEntryDeps &
  ExplainDeps & { removals: Pick<RemovalStore, "removals"> };

/** Listings that are made at once, and that wait for it. */
const [AT_ONCE, WAITING] = [4, 60];
/** Refs that one part goes through, at most: a part that finds too little says where to go on. */
const MOST_LISTED = 2_000;

/** The catalogue over the given stores. */
export function createCatalogue(deps: CatalogueDeps): Catalogue {
  const turns = createTurns(AT_ONCE, WAITING);
  return {
    page: (combination, part) => turns.run(() => readPage(combination, part, deps)),
    async entry(ref) {
      const stored = await storedEntry(ref, deps);
      if (stored !== undefined) return stored;
      const { sourceId, key } = splitRef(ref);
      const removal = (await deps.removals.removals(sourceId, [key])).get(key);
      return removal !== undefined && !removal.restored ? "removed" : undefined;
    },
    async story(ref) {
      const stored = await storedEntry(ref, deps);
      return stored && (await explainStory(stored, deps.network().sources, deps));
    },
    async view(stored) {
      return storyView(stored.ref, await readStories([stored], deps.network().sources, deps));
    },
    find: (name) => findEntries(name, deps),
  };
}

/** Of a source that is configured: only then it is known how much of it may be published. */
async function storedEntry(
  ref: EntryRef,
  { sources, network }: CatalogueDeps,
): Promise<StoredEntry | undefined> {
  const { sourceId, key } = splitRef(ref);
  if (!network().sources.has(sourceId)) return undefined;
  return (await sources.entries(sourceId, [key])).get(key);
}

async function readPage(
  combination: Combination,
  { limit, after }: { limit: number; after?: Position },
  deps: ChoiceDeps,
): Promise<EntryPage> {
  const { base, others } = await smallestFirst(combination.take, "-inf", deps.indexes);
  const merged = mergeIndexes(base, { since: "-inf", ...(after !== undefined && { after }) }, deps.indexes);
  const entries: StoredEntry[] = [];
  for (let listed = 0; listed < MOST_LISTED; ) {
    const refs = await merged.next(limit);
    if (refs.length === 0) return { entries };
    listed += refs.length;
    const fitting = await keepFitting(refs, others, combination.not, deps.indexes);
    const order = new Map(fitting.map((ref, at) => [ref, at]));
    const agreeing = await readAgreeing(combination, fitting, deps);
    entries.push(...agreeing.sort((one, other) => (order.get(one.ref) ?? 0) - (order.get(other.ref) ?? 0)));
    const last = entries[limit - 1];
    if (last !== undefined) return { entries: entries.slice(0, limit), next: positionOf(last) };
  }
  const next = merged.position();
  return next === undefined ? { entries } : { entries, next };
}

function positionOf(stored: StoredEntry): Position {
  return { arrival: Date.parse(arrival(stored)), ref: stored.ref };
}
