import { belongs } from "../combine/judge-entry.ts";
import { arrival } from "../dedupe/shown-dates.ts";
import { type LeadGroup, leadGroups, shownOf } from "../dedupe/story/lead-choices.ts";
import { type StoryBook, storyView } from "../dedupe/story/story-book.ts";
import type { Combination } from "../model/combination.ts";
import type { Window } from "../model/configuration.ts";
import type { CombinedWindow } from "../model/edition.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import { selectWindow } from "../publish/select-window.ts";
import type { LeadStore } from "../store/lead-store.ts";
import { type ChoiceDeps, chooseEntries } from "./choose-entries.ts";
import { type ReadStoriesDeps, readStories } from "./read-stories.ts";

/** What choosing a combined feed's entries needs. */
export interface CombinedEntriesDeps extends ChoiceDeps, ReadStoriesDeps {
  sources: ChoiceDeps["sources"];
  leads: Pick<LeadStore, "published">;
  now: () => number;
}

/** A window is looked for in so many times its length of entries, at the most. */
const MOST = 4;

/** The entries that a combined feed shows, with their stories; a story once a language unless every entry is wanted. */
export async function combinedEntries(
  combination: Combination,
  { window, stories }: { window: Window; stories: "lead" | "every" },
  deps: CombinedEntriesDeps,
): Promise<Omit<CombinedWindow, "head">> {
  const now = deps.now();
  const { sources } = deps.network();
  const choice = await chooseEntries(combination, now - window.age, deps);
  const reached = new Map<EntryRef, StoredEntry>();
  for (let enough = window.entries; ; enough *= 2) {
    for (const stored of await choice.next(enough - reached.size)) reached.set(stored.ref, stored);
    const book = await readStories([...reached.values()], sources, deps);
    const all = stories === "every" ? [...reached.values()] : await leads(combination, reached, book, deps);
    const open = choice.state() === "open" && enough < MOST * window.entries;
    if (all.length < window.entries && open) continue;
    const entries = selectWindow(all, window, now);
    const views = entries.flatMap(({ ref }) => {
      const view = storyView(ref, book);
      return view === undefined ? [] : [[ref, view] as const];
    });
    return { entries, stories: new Map(views), cut: choice.state() === "cut" && all.length < window.entries };
  }
}

/** Of each group what is shown of it. */
async function leads(
  combination: Combination,
  reached: ReadonlyMap<EntryRef, StoredEntry>,
  book: StoryBook,
  deps: CombinedEntriesDeps,
): Promise<StoredEntry[]> {
  const { sources } = deps.network();
  const isIn = (stored: StoredEntry) => belongs(combination, stored, sources.get(stored.sourceId)?.language);
  const groups = leadGroups([...reached.values()], book, isIn);
  const undecided = groups.filter(({ listed }) => listed.length > 1).flatMap(({ listed }) => listed);
  const published = await deps.leads.published("all", undecided);
  return groups.flatMap((group) => shownOf(group, firstShown(group, published, book), reached) ?? []);
}

/**
 * What a group's feed is taken to have published. Nobody notes what combined feeds show, yet what their subscribers saw must stay: that
 * is what the feed of everything published or, where that is none of it, the one that arrived first.
 */
function firstShown(
  { listed }: LeadGroup,
  published: ReadonlyMap<EntryRef, number>,
  { entries }: StoryBook,
): ReadonlyMap<EntryRef, number> {
  if (listed.some((ref) => published.has(ref))) return published;
  const arrivals = listed.flatMap((ref) => {
    const stored = entries.get(ref);
    return stored === undefined ? [] : [[ref, Date.parse(arrival(stored))] as const];
  });
  return new Map(arrivals);
}
