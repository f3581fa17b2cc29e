import type { FeedWindow } from "../model/edition.ts";
import type { FeedHead, FeedPath } from "../model/feed.ts";
import type { Tombstone } from "../model/removal.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { RemovalStore } from "../store/removal-store.ts";
import type { SourceStore } from "../store/source-store.ts";
import { feedHead, feedShape } from "./feed-head.ts";
import type { Network } from "./network.ts";
import { closedTag, closedTagsOf } from "./tag-floor.ts";
import { type WindowEntriesDeps, windowEntries } from "./window-entries.ts";

/** What reading a feed needs. */
export interface FeedWindowDeps extends WindowEntriesDeps {
  network: () => Network;
  sources: SourceStore;
  removals: Pick<RemovalStore, "tombstones">;
  feeds: FeedStore;
  now: () => number;
}

/** Milliseconds for which a feed says what was removed from it. */
export const REMOVED_MEMORY = 90 * 24 * 60 * 60_000;

/** A feed as it stands in the store now: `undefined` where nobody configured it and no entry reached it. */
export async function feedWindow(path: FeedPath, deps: FeedWindowDeps): Promise<FeedWindow | undefined> {
  const network = deps.network();
  const tag = path.startsWith("tags/") ? path.slice("tags/".length) : undefined;
  const known = tag === undefined || network.router.tags.titleOf(tag) !== undefined;
  const labels = tag === undefined ? undefined : await deps.feeds.labels([tag]);
  const shape = feedShape(path, network, tag && labels?.get(tag));
  if (shape === undefined) return undefined;
  if (tag !== undefined && (await closedTag(tag, deps)) !== undefined) return undefined;
  const now = deps.now();
  const [{ entries, stories }, removed] = await Promise.all([
    windowEntries(
      { path, window: shape.window, stories: shape.stories, order: shape.order, network, now },
      deps,
    ),
    deps.removals.tombstones(path, now - REMOVED_MEMORY),
  ]);
  if (entries.length === 0 && !known && (await deps.feeds.size(path)) === 0) return undefined;
  const closedTags = await closedTagsOf(entries, deps);
  return {
    head: withRemoved(feedHead(path, shape, { entries, stories }, network), removed),
    entries,
    stories,
    ...(closedTags.size > 0 && { closedTags }),
  };
}

/** A feed that something was removed from has changed when it was. */
export function withRemoved(head: FeedHead, removed: Tombstone[]): FeedHead {
  const [latest] = removed;
  if (latest === undefined) return head;
  const [, updated = latest.at] = [head.updated, latest.at].toSorted();
  return { ...head, updated, removed };
}
