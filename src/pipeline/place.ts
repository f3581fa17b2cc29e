import { arrival } from "../dedupe/shown-dates.ts";
import type { FeedPath } from "../model/feed.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import { feedPaths } from "../route/router.ts";
import type { FeedChange } from "../store/feed-store.ts";

/** An entry's feeds as they were and as they are to be. `before` is absent for an entry that was never stored. */
export interface Placement {
  before?: StoredEntry;
  after: StoredEntry;
}

/** The feeds that list an entry; none for one that its source's filter drops. */
export function pathsOf(stored: StoredEntry): FeedPath[] {
  if (stored.dropped) return [];
  return feedPaths(stored.sourceId, stored);
}

/** What leaves which feed. Done before entries are overwritten, since afterwards nobody remembers where they were. */
export function departures(placements: readonly Placement[]): FeedChange[] {
  const changes = new Map<FeedPath, FeedChange>();
  for (const { before, after } of placements) {
    if (before === undefined) continue;
    const stays = new Set(pathsOf(after));
    for (const path of pathsOf(before)) if (!stays.has(path)) changeOf(changes, path).remove.push(after.ref);
  }
  return [...changes.values()];
}

/** What every feed lists once the entries are stored, the source's own feed apart, which is written with them. */
export function arrivals(placements: readonly Placement[]): FeedChange[] {
  const changes = new Map<FeedPath, FeedChange>();
  for (const { after } of placements) {
    const listed = { ref: after.ref, arrival: Date.parse(arrival(after)) };
    for (const path of pathsOf(after)) {
      if (path !== `sources/${after.sourceId}`) changeOf(changes, path).add.push(listed);
    }
  }
  return [...changes.values()];
}

function changeOf(changes: Map<FeedPath, FeedChange>, path: FeedPath): FeedChange {
  const change = changes.get(path) ?? { path, add: [], remove: [] };
  changes.set(path, change);
  return change;
}
