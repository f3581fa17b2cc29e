import { leadGroups, shownOf } from "../dedupe/story/lead-choices.ts";
import type { FeedPath } from "../model/feed.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { FeedShape } from "./feed-head.ts";
import type { Network } from "./network.ts";
import { pathsOf } from "./place.ts";
import { readStories } from "./read-stories.ts";
import { storedEntries } from "./stored-entries.ts";
import type { WindowEntriesDeps } from "./window-entries.ts";

/** Entries that reached a feed and that its document does not show. */
export interface PendingInput {
  path: FeedPath;
  refs: readonly EntryRef[];
  /** What the document shows. */
  shown: readonly StoredEntry[];
  shape: Pick<FeedShape, "stories" | "window">;
  network: Network;
  now: number;
}

/**
 * Those of the pending entries that the feed publishes although its document never showed them: they came in a crowd, or dated back. Where it
 * tells a story once, a copy of what it has told is none of them, and what is, is published from now on.
 */
export async function judgePending(input: PendingInput, deps: WindowEntriesDeps): Promise<StoredEntry[]> {
  const { path, refs, shown, shape, network } = input;
  const isListed = (stored: StoredEntry) =>
    network.sources.has(stored.sourceId) && pathsOf(stored).includes(path);
  const stored = (await storedEntries(refs, deps.sources)).filter(isListed);
  if (shape.stories === "every" || stored.length === 0) return stored;
  const reached = new Map([...shown, ...stored].map((one) => [one.ref, one]));
  const book = await readStories([...reached.values()], network.sources, deps);
  const groups = leadGroups([...reached.values()], book, isListed);
  const published = await deps.leads.published(
    path,
    groups.flatMap(({ listed }) => listed),
  );
  const ours = new Set(stored.map(({ ref }) => ref));
  const chosen = groups.flatMap((group) => {
    const lead = shownOf(group, published, reached);
    return lead !== undefined && ours.has(lead.ref) ? [{ lead, listed: group.listed }] : [];
  });
  await claim(chosen, input, deps);
  return chosen.map(({ lead }) => lead);
}

/** Later copies must know these. What is older than any copy could be need not be remembered. */
async function claim(
  chosen: ReadonlyArray<{ lead: StoredEntry; listed: readonly EntryRef[] }>,
  { path, shape, network, now }: PendingInput,
  { leads }: WindowEntriesDeps,
): Promise<void> {
  const span = Math.max(shape.window.age, 2 * network.configuration.site.stories.horizon);
  const recent = chosen.filter(({ lead }) => Date.parse(lead.firstSeen) >= now - span);
  const choices = recent.map(({ lead }): [EntryRef] => [lead.ref]);
  await leads.claim(path, choices, { now, forget: now - span });
}
