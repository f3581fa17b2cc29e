import type { FeedWindow } from "../model/edition.ts";
import type { FeedPath } from "../model/feed.ts";
import { selectWindow } from "../publish/select-window.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { SourceStore } from "../store/source-store.ts";
import { feedHead, feedShape } from "./feed-head.ts";
import type { Network } from "./network.ts";
import { storedEntries } from "./stored-entries.ts";

/** What reading a feed needs. */
export interface FeedWindowDeps {
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
  const refs = await deps.feeds.newest(path, shape.window.entries, now - shape.window.age);
  if (refs.length === 0 && !known && (await deps.feeds.size(path)) === 0) return undefined;
  const entries = selectWindow(await storedEntries(refs, deps.sources), shape.window, now);
  return { head: feedHead(path, shape, entries, network), entries };
}
