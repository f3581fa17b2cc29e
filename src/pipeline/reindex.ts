import { splitRef } from "../dedupe/entry-key.ts";
import type { FeedPath } from "../model/feed.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { SourceStore } from "../store/source-store.ts";
import { groupBySource } from "./group-by-source.ts";
import type { Network } from "./network.ts";
import { arrivals, departures, type Placement, pathsOf } from "./place.ts";
import { shelve } from "./shelve.ts";

/** What a reindex works with. */
export interface ReindexDeps {
  network: Network;
  sources: SourceStore;
  feeds: FeedStore;
  publish(paths: readonly FeedPath[]): Promise<void>;
  /** Told after every source. */
  progress(done: { sources: number; entries: number }): void;
}

/** What a reindex came to. */
export interface Reindexed {
  entries: number;
  /** Entries whose shelves changed. */
  moved: number;
  /** Listings of entries that no source holds any more. */
  dropped: number;
}

const CHUNK = 500;

/**
 * Makes every feed anew from the stored entries and the rules now in force. May be stopped and repeated at any time; feeds stay
 * readable throughout.
 */
export async function reindex(deps: ReindexDeps): Promise<Reindexed> {
  const total: Reindexed = { entries: 0, moved: 0, dropped: 0 };
  let done = 0;
  for (const { id } of deps.network.configuration.sources) {
    for await (const stored of storedEntries(id, deps)) {
      total.moved += await reshelve(id, stored, deps);
      total.entries += stored.length;
    }
    done += 1;
    deps.progress({ sources: done, entries: total.entries });
  }
  total.dropped = await dropStrays(deps);
  await deps.publish([...(await deps.feeds.sizes()).keys()]);
  return total;
}

/** All entries of a source, some hundreds at a time. */
export async function* storedEntries(
  sourceId: string,
  { sources }: Pick<ReindexDeps, "sources">,
): AsyncGenerator<StoredEntry[]> {
  const keys = (await sources.arrivals(sourceId)).map(({ key }) => key);
  for (let start = 0; start < keys.length; start += CHUNK)
    yield [...(await sources.entries(sourceId, keys.slice(start, start + CHUNK))).values()];
}

/** Brings entries of a configured source to the shelves that the rules in force give them. Returns how many moved. */
export async function reshelve(
  sourceId: string,
  entries: StoredEntry[],
  { network, sources, feeds }: Pick<ReindexDeps, "network" | "sources" | "feeds">,
): Promise<number> {
  const source = network.sources.get(sourceId);
  if (source === undefined) return 0;
  const labels = new Map<string, string>();
  const placements = entries.map((before): Placement => {
    const { labels: own, ...shelves } = shelve(before, source, network.router);
    const { dropped: _, ...kept } = before;
    for (const [slug, label] of own) if (!labels.has(slug)) labels.set(slug, label);
    return { before, after: { ...kept, ...shelves } };
  });
  const moved = placements.filter(
    ({ before, after }) => before && pathsOf(before).join(" ") !== pathsOf(after).join(" "),
  );
  await Promise.all(departures(moved).map((change) => feeds.change(change)));
  await sources.write(
    sourceId,
    moved.map(({ after }) => after),
    moved.flatMap(({ before }) => before ?? []),
  );
  await feeds.label(labels);
  // All of them, not only those that moved: an index that lost an entry is whole again afterwards.
  await Promise.all(arrivals(placements).map((change) => feeds.change(change)));
  return moved.length;
}

/** Unlists what no configured source holds, or what its entry says stands elsewhere. */
async function dropStrays({ network, sources, feeds }: ReindexDeps): Promise<number> {
  let dropped = 0;
  for (const path of (await feeds.sizes()).keys()) {
    if (path.startsWith("sources/")) continue;
    const refs = await feeds.refs(path);
    for (let start = 0; start < refs.length; start += CHUNK) {
      const strays = await strayRefs(path, refs.slice(start, start + CHUNK), network, sources);
      if (strays.length > 0) await feeds.change({ path, add: [], remove: strays });
      dropped += strays.length;
    }
  }
  return dropped;
}

async function strayRefs(
  path: FeedPath,
  refs: EntryRef[],
  network: Network,
  sources: SourceStore,
): Promise<EntryRef[]> {
  const bySource = groupBySource(refs);
  const strays = await Promise.all(
    [...bySource].map(async ([sourceId, own]) => {
      if (!network.sources.has(sourceId)) return own;
      const stored = await sources.entries(
        sourceId,
        own.map((ref) => splitRef(ref).key),
      );
      return own.filter((ref) => {
        const entry = stored.get(splitRef(ref).key);
        return entry === undefined || !pathsOf(entry).includes(path);
      });
    }),
  );
  return strays.flat();
}
