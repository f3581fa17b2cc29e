import { splitRef } from "../dedupe/entry-key.ts";
import type { FeedPath } from "../model/feed.ts";
import type { ReindexMark } from "../model/reindex-mark.ts";
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
  /** Told before the first source and after every chunk of entries. */
  progress(mark: ReindexMark): void;
  /** Milliseconds since the epoch. */
  now(): number;
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
 * readable throughout. One by the same rules that was killed goes on at the source it had come to, see {@link FeedStore.markReindex}.
 */
export async function reindex(deps: ReindexDeps): Promise<Reindexed> {
  const { network, feeds, progress } = deps;
  const ids = network.configuration.sources.map(({ id }) => id).sort();
  const left = await feeds.reindexing();
  let mark = left?.rules === network.rules ? left : await firstMark(ids, deps);
  // Before the first entry, so that a mark of other rules says nothing any more of what is shelved by these.
  await feeds.markReindex(mark);
  progress(mark);
  for (const id of ids.filter((one) => one > mark.after)) {
    let own = mark;
    for await (const stored of storedEntries(id, deps)) {
      const moved = own.moved + (await reshelve(id, stored, deps));
      own = { ...own, moved, entries: own.entries + stored.length };
      progress(own);
    }
    mark = { ...own, after: id, sources: mark.sources + 1 };
    await feeds.markReindex(mark);
    progress(mark);
  }
  const dropped = await dropStrays(deps);
  await deps.publish([...(await feeds.sizes()).keys()]);
  await feeds.markReindex();
  return { entries: mark.entries, moved: mark.moved, dropped };
}

async function firstMark(
  ids: readonly string[],
  { network, sources, feeds, now }: ReindexDeps,
): Promise<ReindexMark> {
  const sizes = await Promise.all(
    ids.map(async (id) => (await feeds.size(`sources/${id}`)) + (await sources.droppedCount(id))),
  );
  return {
    rules: network.rules,
    after: "",
    sources: 0,
    ofSources: ids.length,
    entries: 0,
    ofEntries: sizes.reduce((sum, size) => sum + size, 0),
    moved: 0,
    started: now(),
  };
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
