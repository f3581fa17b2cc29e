import type { FeedPath } from "../model/feed.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { SourceStore } from "../store/source-store.ts";
import type { StoryStore } from "../store/story-store.ts";
import { pathsOf } from "./place.ts";
import { storedEntries } from "./stored-entries.ts";
import type { Tied } from "./tie-entries.ts";

/** What telling feeds of a changed story works with. */
export interface CompanyDeps {
  sources: Pick<SourceStore, "entries">;
  feeds: Pick<FeedStore, "change">;
  stories: Pick<StoryStore, "settle">;
  publish(paths: readonly FeedPath[]): Promise<void>;
}

/**
 * Has every feed that lists one of the touched entries published anew, whose own listing has not changed; then the ties that have ended are
 * forgotten. Whoever dies before leaves them, so that the same feeds are told again.
 */
export async function tellCompany({ touched, ended }: Tied, deps: CompanyDeps): Promise<void> {
  const paths = await feedsOf(touched, deps.sources);
  await Promise.all(paths.map((path) => deps.feeds.change({ path, add: [], remove: [] })));
  if (paths.length > 0) await deps.publish(paths);
  await deps.stories.settle(ended);
}

async function feedsOf(
  refs: readonly EntryRef[],
  sources: Pick<SourceStore, "entries">,
): Promise<FeedPath[]> {
  const stored = await storedEntries(refs, sources);
  return [...new Set(stored.flatMap(pathsOf))];
}
