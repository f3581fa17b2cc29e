import type { FeedWindow } from "../model/edition.ts";
import type { FeedHead, FeedPath } from "../model/feed.ts";
import type { Tombstone } from "../model/removal.ts";
import { selectWindow } from "../publish/select-window.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { RemovalStore } from "../store/removal-store.ts";
import type { SourceStore } from "../store/source-store.ts";
import { feedHead, feedShape } from "./feed-head.ts";
import type { Network } from "./network.ts";
import { storedEntries } from "./stored-entries.ts";

/** What reading a feed needs. */
export interface FeedWindowDeps {
  network: () => Network;
  sources: SourceStore;
  removals: Pick<RemovalStore, "tombstones">;
  feeds: FeedStore;
  now: () => number;
}

/** Milliseconds for which a feed says what was removed from it. */
const MEMORY = 90 * 24 * 60 * 60_000;

/** A feed as it stands in the store now: `undefined` where nobody configured it and no entry reached it. */
export async function feedWindow(path: FeedPath, deps: FeedWindowDeps): Promise<FeedWindow | undefined> {
  const network = deps.network();
  const tag = path.startsWith("tags/") ? path.slice("tags/".length) : undefined;
  const known = tag === undefined || network.router.tags.titleOf(tag) !== undefined;
  const labels = tag === undefined ? undefined : await deps.feeds.labels([tag]);
  const shape = feedShape(path, network, tag && labels?.get(tag));
  if (shape === undefined) return undefined;
  const now = deps.now();
  const refs = await deps.feeds.newest(path, shape.window.entries, now - shape.window.age);
  if (refs.length === 0 && !known && (await deps.feeds.size(path)) === 0) return undefined;
  const [stored, removed] = await Promise.all([
    storedEntries(refs, deps.sources),
    deps.removals.tombstones(path, now - MEMORY),
  ]);
  const entries = selectWindow(stored, shape.window, now);
  return { head: withRemoved(feedHead(path, shape, entries, network), removed), entries };
}

/** A feed that something was removed from has changed when it was. */
function withRemoved(head: FeedHead, removed: Tombstone[]): FeedHead {
  const [latest] = removed;
  if (latest === undefined) return head;
  const [, updated = latest.at] = [head.updated, latest.at].toSorted();
  return { ...head, updated, removed };
}
