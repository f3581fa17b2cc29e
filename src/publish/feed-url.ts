import type { Site } from "../model/configuration.ts";
import type { FeedFormat, FeedHead, FeedPath } from "../model/feed.ts";
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

/** Absolute URL of a feed's page: its place without a suffix. */
export function pageUrl(head: Pick<FeedHead, "baseUrl" | "path">): string {
  return `${head.baseUrl}/${encodePath(head.path)}`;
}

/** Absolute URL of a feed in one format: what its self link says. */
export function feedUrl(head: Pick<FeedHead, "baseUrl" | "path">, format: FeedFormat): string {
  return `${pageUrl(head)}.${format}`;
}

/** A media type without its parameters. */
export function bareMediaType(format: FeedFormat): string {
  return MEDIA_TYPES[format].split(";", 1)[0] ?? "";
}

/** The WebSub hub that our feeds name: ours, else the first of those that are told of their changes. */
export function hubUrl({ url, hub }: Pick<Site, "url" | "hub">): string | undefined {
  return hub.serve ? `${url}/hub` : hub.ping[0];
}
