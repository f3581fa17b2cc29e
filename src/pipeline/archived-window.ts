import { splitRef } from "../dedupe/entry-key.ts";
import { tombstoneOf } from "../dedupe/removed.ts";
import type { Archive } from "../model/archive.ts";
import type { FeedWindow } from "../model/edition.ts";
import type { FeedPath } from "../model/feed.ts";
import type { Tombstone } from "../model/removal.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import { selectWindow } from "../publish/select-window.ts";
import type { AtticStore } from "../store/attic-store.ts";
import type { RemovalStore } from "../store/removal-store.ts";
import { feedHead, feedShape } from "./feed-head.ts";
import { type FeedWindowDeps, withRemoved } from "./feed-window.ts";
import { groupBySource } from "./group-by-source.ts";

/** What showing an archive needs. */
export interface ArchivedWindowDeps extends Omit<FeedWindowDeps, "removals"> {
  attic: Pick<AtticStore, "sheltered">;
  removals: Pick<RemovalStore, "tombstones" | "removals">;
}

const ALL = { entries: Number.MAX_SAFE_INTEGER, age: Number.MAX_SAFE_INTEGER };

/**
 * An archive as it is to be shown: its entries in their last wording, without the company that came later, and a note for each that was
 * removed. What a source that is no longer configured, or its filter, takes out of every feed is not shown here either.
 */
export async function archivedWindow(
  path: FeedPath,
  archive: Archive,
  deps: ArchivedWindowDeps,
): Promise<FeedWindow | undefined> {
  const network = deps.network();
  const slug = path.startsWith("tags/") ? path.slice("tags/".length) : undefined;
  const labels = slug === undefined ? undefined : await deps.feeds.labels([slug]);
  const shape = feedShape(path, network, slug && labels?.get(slug));
  if (shape === undefined) return undefined;
  const { stored, removed } = await entriesOf(archive, deps);
  const shown = stored.filter(({ sourceId, dropped }) => !dropped && network.sources.has(sourceId));
  const entries = selectWindow(shown, ALL, deps.now(), shape.order);
  const { hub: _none, ...head } = feedHead(path, shape, { entries }, network);
  const { number } = archive;
  const place = { number, ...(number > 1 && { previous: number - 1 }) };
  return { head: { ...withRemoved(head, removed), archive: place }, entries };
}

async function entriesOf(
  { refs }: Archive,
  { sources, attic, removals }: ArchivedWindowDeps,
): Promise<{ stored: StoredEntry[]; removed: Tombstone[] }> {
  const parts = await Promise.all(
    [...groupBySource(refs)].map(async ([sourceId, own]) => {
      const keys = own.map((ref) => splitRef(ref).key);
      const stored = await sources.entries(sourceId, keys);
      const missing = keys.filter((key) => !stored.has(key));
      const [gone, sheltered] = await Promise.all([
        removals.removals(sourceId, missing),
        attic.sheltered(sourceId, missing),
      ]);
      const removed = [...gone.values()].filter(({ restored }) => !restored);
      const banned = new Set(removed.map(({ ref }) => ref));
      const kept = [...sheltered.values()].filter(({ ref }) => !banned.has(ref));
      return { stored: [...stored.values(), ...kept], removed: removed.map(tombstoneOf) };
    }),
  );
  const removed = parts.flatMap((part) => part.removed);
  return {
    stored: parts.flatMap((part) => part.stored),
    removed: removed.toSorted((one, other) => (one.at < other.at ? 1 : -1)),
  };
}
