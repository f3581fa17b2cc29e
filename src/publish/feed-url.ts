import type { Site } from "../model/configuration.ts";
import type { CombinedPath, FeedFormat, FeedHead, FeedPath } from "../model/feed.ts";
import { cleanText } from "./clean-text.ts";

/** Media type of each format, with charset, as in the Content-Type header. */
export const MEDIA_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};

/** A feed's name as it stands in a URL: every segment percent-encoded. */
export function encodePath(path: FeedPath): string {
  return cleanText(path).split("/").map(encodeURIComponent).join("/");
}

/**
 * Where a feed stands below the public base: its page, or its document in one format. A combined feed's canonical query is
 * encoded already.
 */
export function feedPlace(path: FeedPath | CombinedPath, format?: FeedFormat): string {
  const suffix = format === undefined ? "" : `.${format}`;
  if (isCombined(path)) return `/feeds${suffix}${path.slice("feeds".length)}`;
  return `/${encodePath(path)}${suffix}`;
}

function isCombined(path: FeedPath | CombinedPath): path is CombinedPath {
  return path.startsWith("feeds?");
}

/** Absolute URL of a feed's page: its place without a suffix. */
export function pageUrl(head: Pick<FeedHead, "baseUrl" | "path">): string {
  return `${head.baseUrl}${feedPlace(head.path)}`;
}

/** Absolute URL of a feed in one format: what its self link says. */
export function feedUrl(head: Pick<FeedHead, "baseUrl" | "path">, format: FeedFormat): string {
  return `${head.baseUrl}${feedPlace(head.path, format)}`;
}

/** A media type without its parameters. */
export function bareMediaType(format: FeedFormat): string {
  return MEDIA_TYPES[format].split(";", 1)[0] ?? "";
}

/** The WebSub hub that our feeds name: ours, else the first of those that are told of their changes. */
export function hubUrl({ url, hub }: Pick<Site, "url" | "hub">): string | undefined {
  return hub.serve ? `${url}/hub` : hub.ping[0];
}
