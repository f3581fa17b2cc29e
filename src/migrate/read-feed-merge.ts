import type { Migration } from "./migration.ts";

/** Feeds that the bridge merges at most. */
const MOST = 10;

/**
 * Reads addresses of rss-bridge's FeedMerge bridge, one or several with spaces or lines between: each names the feeds it merges, and how they
 * are called together. Answers `undefined` where there is none.
 */
export function readFeedMerge(text: string): Migration | undefined {
  const migration: Migration = { feeds: [], site: {}, left: [] };
  let met = false;
  for (const [address] of text.matchAll(/https?:\/\/[^\s"'<>]+/g)) {
    const url = URL.parse(address.replaceAll("&amp;", "&"));
    if (url === null || !/^feedmerge(bridge)?$/i.test(url.searchParams.get("bridge") ?? "")) continue;
    met = true;
    const name = url.searchParams.get("feed_name")?.trim() || "Merged";
    for (let number = 1; number <= MOST; number += 1) {
      const feed = url.searchParams.get(`feed_${number}`)?.trim();
      if (feed) migration.feeds.push({ url: feed, groups: [name] });
    }
    const limit = url.searchParams.get("limit");
    if (limit)
      migration.left.push(
        `${name}: its limit of ${limit} is not taken over; set window.entries of the section.`,
      );
  }
  return met ? migration : undefined;
}
