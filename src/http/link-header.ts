import type { CombinedPath, FeedFormat, FeedPath } from "../model/feed.ts";
import { bareMediaType, feedUrl, pageUrl } from "../publish/feed-url.ts";

const FORMATS: readonly FeedFormat[] = ["rss", "atom", "json"];

/** The Link header of a feed in one form (RFC 8288): itself, and the other forms as alternates; and the hub that delivers it (WebSub §4). */
export function linkHeader(
  baseUrl: string,
  path: FeedPath | CombinedPath,
  form: FeedFormat | "html",
  hub?: string,
): string {
  const place = { baseUrl, path };
  const page = `<${pageUrl(place)}>; rel="${form === "html" ? "self" : "alternate"}"; type="text/html"`;
  const feeds = FORMATS.map((format) => {
    const rel = format === form ? "self" : "alternate";
    return `<${feedUrl(place, format)}>; rel="${rel}"; type="${bareMediaType(format)}"`;
  });
  // Only what has a suffix can be subscribed to.
  const push = hub === undefined || form === "html" ? [] : [`<${hub}>; rel="hub"`];
  return [...feeds, page, ...push].join(", ");
}
