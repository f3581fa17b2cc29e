import type { Combination, Traits } from "../model/combination.ts";
import type { FeedPath } from "../model/feed.ts";
import type { Tombstone } from "../model/removal.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { RemovalStore } from "../store/removal-store.ts";

/** Tombstones that a combined feed shows, at most. */
const MOST = 100;

/**
 * What was removed from a combined feed since a time (milliseconds), latest first. Of an entry that is gone, only the feeds it was in are known: one
 * that was in none of its languages or had none of its words may be named, which takes nothing away from anybody.
 */
export async function combinedTombstones(
  { take, not }: Combination,
  since: number,
  removals: Pick<RemovalStore, "tombstones">,
): Promise<Tombstone[]> {
  const of = (paths: readonly FeedPath[]) => removedFromAny(paths, since, removals);
  const choices = alternatives(take);
  const [excluded, first, ...others] = await Promise.all([
    of(alternatives(not).flat()),
    ...(choices.length === 0 ? [["all"] as const] : choices).map(of),
  ]);
  return [...(first?.values() ?? [])]
    .filter(({ ref }) => !excluded.has(ref) && others.every((other) => other.has(ref)))
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1))
    .slice(0, MOST);
}

/** The feeds of each trait that has values. */
function alternatives({ section, source, tag }: Traits): FeedPath[][] {
  const paths = [
    section.map((id): FeedPath => `sections/${id}`),
    source.map((id): FeedPath => `sources/${id}`),
    tag.map((slug): FeedPath => `tags/${slug}`),
  ];
  return paths.filter((list) => list.length > 0);
}

async function removedFromAny(
  paths: readonly FeedPath[],
  since: number,
  removals: Pick<RemovalStore, "tombstones">,
): Promise<Map<EntryRef, Tombstone>> {
  const lists = await Promise.all(paths.map((path) => removals.tombstones(path, since)));
  return new Map(lists.flat().map((tombstone) => [tombstone.ref, tombstone]));
}
