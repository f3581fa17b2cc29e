import type { StoredEntry } from "../model/stored-entry.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { Network } from "./network.ts";

/** What tells whether a tag's feed is published. */
export interface TagFloorDeps {
  network: () => Network;
  feeds: Pick<FeedStore, "size" | "openTags" | "openTag">;
}

/** A tag whose feed is not published yet: how many entries bear it, and how many must. */
export interface ClosedTag {
  entries: number;
  floor: number;
}

/**
 * Why a tag's feed is not published, though entries bear it: fewer than the floor do, and nobody configured it. One that was ever served stays,
 * however many of its entries go: addresses are promises.
 */
export async function closedTag(
  slug: string,
  { network, feeds }: TagFloorDeps,
): Promise<ClosedTag | undefined> {
  const floor = floorOf(network());
  if (floor <= 1 || network().router.tags.titleOf(slug) !== undefined) return undefined;
  const entries = await feeds.size(`tags/${slug}`);
  if (entries >= floor) {
    await feeds.openTag(slug);
    return undefined;
  }
  return (await feeds.openTags([slug])).has(slug) ? undefined : { entries, floor };
}

/** Those of the entries' tags whose feeds are not published: nothing should lead there. */
export async function closedTagsOf(
  entries: readonly StoredEntry[],
  deps: TagFloorDeps,
): Promise<Set<string>> {
  if (floorOf(deps.network()) <= 1) return new Set();
  const slugs = [...new Set(entries.flatMap(({ tags }) => tags))];
  const closed = await Promise.all(slugs.map((slug) => closedTag(slug, deps)));
  return new Set(slugs.filter((_, at) => closed[at] !== undefined));
}

/** How many entries must bear a tag that nobody configured. */
export function floorOf({ configuration }: Network): number {
  return configuration.site.tags?.floor ?? 1;
}
