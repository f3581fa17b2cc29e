import type { CombinedPath, FeedFormat, FeedPath } from "../model/feed.ts";
import { bareMediaType, feedUrl, pageUrl } from "../publish/feed-url.ts";

/** Longest path of which all forms are told: many proxies take no more than four kilobytes of headers. */
const LONGEST = 400;
const FORMS: readonly (FeedFormat | "html")[] = ["rss", "atom", "json", "html"];

/** The Link header of a feed in one form (RFC 8288): itself, and the other forms as alternates; and the hub that delivers it (WebSub §4). */
export function linkHeader(
  baseUrl: string,
  path: FeedPath | CombinedPath,
  form: FeedFormat | "html",
  hub?: string,
): string {
  const place = { baseUrl, path };
  const told = FORMS.filter((one) => one === form || path.length <= LONGEST);
  const links = told.map((one) => {
    const rel = one === form ? "self" : "alternate";
    if (one === "html") return `<${pageUrl(place)}>; rel="${rel}"; type="text/html"`;
    return `<${feedUrl(place, one)}>; rel="${rel}"; type="${bareMediaType(one)}"`;
  });
  // Only what has a suffix can be subscribed to.
  const push = hub === undefined || form === "html" ? [] : [`<${hub}>; rel="hub"`];
  return [...links, ...push].join(", ");
}
