import type { FeedWindow } from "../model/edition.ts";
import type { FeedPath } from "../model/feed.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { SourceStore } from "../store/source-store.ts";
import { feedHead, feedShape } from "./feed-head.ts";
import type { Network } from "./network.ts";
import { type WindowEntriesDeps, windowEntries } from "./window-entries.ts";

/** What reading a feed needs. */
export interface FeedWindowDeps extends WindowEntriesDeps {
  network: () => Network;
  sources: SourceStore;
  feeds: FeedStore;
  now: () => number;
}

/** A feed as it stands in the store now: `undefined` where nobody configured it and no entry reached it. */
export async function feedWindow(path: FeedPath, deps: FeedWindowDeps): Promise<FeedWindow | undefined> {
  const network = deps.network();
  const tag = path.startsWith("tags/") ? path.slice("tags/".length) : undefined;
  const known = tag === undefined || network.router.tags.titleOf(tag) !== undefined;
  const labels = tag === undefined ? undefined : await deps.feeds.labels([tag]);
  const shape = feedShape(path, network, tag && labels?.get(tag));
  if (shape === undefined) return undefined;
  const now = deps.now();
  const { entries, stories } = await windowEntries(
    { path, window: shape.window, stories: shape.stories, network, now },
    deps,
  );
  if (entries.length === 0 && !known && (await deps.feeds.size(path)) === 0) return undefined;
  return { head: feedHead(path, shape, { entries, stories }, network), entries, stories };
}
