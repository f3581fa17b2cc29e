import type { FeedPath } from "../../model/feed.ts";
import { feedPlace } from "../../publish/feed-url.ts";

/** Where the days of a feed stand below the public base, or one of them. */
export function daysPlace(path: FeedPath, day?: string): string {
  return `${feedPlace(path)}/days${day === undefined ? "" : `/${day}`}`;
}
