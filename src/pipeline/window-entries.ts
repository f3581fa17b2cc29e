import { type LeadGroup, leadGroups, shownOf } from "../dedupe/story/lead-choices.ts";
import { type StoryBook, storyView } from "../dedupe/story/story-book.ts";
import type { Section, Window } from "../model/configuration.ts";
import type { FeedWindow } from "../model/edition.ts";
import type { FeedPath } from "../model/feed.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import { selectWindow } from "../publish/select-window.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { LeadStore } from "../store/lead-store.ts";
import type { Network } from "./network.ts";
import { pathsOf } from "./place.ts";
import { type ReadStoriesDeps, readStories } from "./read-stories.ts";
import { storedEntries } from "./stored-entries.ts";

/** What choosing a window's entries needs. */
export interface WindowEntriesDeps extends ReadStoriesDeps {
  feeds: Pick<FeedStore, "newest">;
  leads: LeadStore;
}

/** A feed to be read, and when: milliseconds since the epoch. */
export interface WindowInput {
  path: FeedPath;
  window: Window;
  stories: "lead" | "every";
  order?: Section["order"];
  network: Network;
  now: number;
}

/** A window is looked for in so many times its length of entries, at the most. */
const MOST = 4;

/**
 * The entries a feed shows, with their stories; a story once a language where the feed shows leads. What it shows from now on is what it
 * has published: see {@link LeadStore.claim}.
 */
export async function windowEntries(
  input: WindowInput,
  deps: WindowEntriesDeps,
): Promise<Pick<FeedWindow, "entries" | "stories">> {
  const { path, window, network, now } = input;
  const reached = new Map<EntryRef, StoredEntry>();
  for (let count = window.entries; ; count *= 2) {
    const refs = await deps.feeds.newest(path, count, now - window.age);
    for (const stored of await storedEntries(
      refs.filter((ref) => !reached.has(ref)),
      deps.sources,
    ))
      reached.set(stored.ref, stored);
    const book = await readStories([...reached.values()], network.sources, deps);
    const chosen = input.stories === "every" ? undefined : await choose(path, reached, book, deps);
    const all = chosen === undefined ? [...reached.values()] : [...chosen.keys()];
    if (all.length < window.entries && refs.length === count && count < MOST * window.entries) continue;
    const entries = selectWindow(all, window, now, input.order);
    const shown = chosen === undefined ? entries : await claim(entries, chosen, reached, input, deps);
    const views = shown.flatMap(({ ref }) => {
      const view = storyView(ref, book);
      return view === undefined ? [] : [[ref, view] as const];
    });
    return { entries: shown, stories: new Map(views) };
  }
}

/** What is to be shown of each group, with the group. */
async function choose(
  path: FeedPath,
  reached: ReadonlyMap<EntryRef, StoredEntry>,
  book: StoryBook,
  { leads }: WindowEntriesDeps,
): Promise<Map<StoredEntry, LeadGroup>> {
  const groups = leadGroups([...reached.values()], book, (stored) => pathsOf(stored).includes(path));
  const undecided = groups.filter(({ listed }) => listed.length > 1).flatMap(({ listed }) => listed);
  const published = await leads.published(path, undecided);
  const chosen = new Map<StoredEntry, LeadGroup>();
  for (const group of groups) {
    const shown = shownOf(group, published, reached);
    if (shown !== undefined) chosen.set(shown, group);
  }
  return chosen;
}

/** Holds on to what is shown; where another renders at the same moment and was first, to what that one shows. */
async function claim(
  entries: readonly StoredEntry[],
  chosen: ReadonlyMap<StoredEntry, LeadGroup>,
  reached: ReadonlyMap<EntryRef, StoredEntry>,
  { path, window, network, now }: WindowInput,
  { leads }: WindowEntriesDeps,
): Promise<StoredEntry[]> {
  const choices = entries.map((shown): [EntryRef, ...EntryRef[]] => {
    const { pinned = false, listed = [] } = chosen.get(shown) ?? {};
    return [shown.ref, ...(pinned ? [] : listed.filter((ref) => ref !== shown.ref))];
  });
  const forget = now - Math.max(window.age, 2 * network.configuration.site.stories.horizon);
  const claimed = await leads.claim(path, choices, { now, forget });
  return claimed.flatMap((ref) => reached.get(ref) ?? []);
}
