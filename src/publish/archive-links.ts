import type { FeedFormat, FeedHead } from "../model/feed.ts";
import { encodePath, feedUrl } from "./feed-url.ts";

type Place = Pick<FeedHead, "baseUrl" | "path" | "archive">;

/** A link between the documents of one feed (RFC 5005 §4). */
export interface ArchiveLink {
  rel: "current" | "prev-archive" | "next-archive";
  href: string;
}

/** Absolute URL of an archive in one format; it never changes. Combined feeds have none. */
export function archiveUrl({ baseUrl, path }: Place, number: number, format: FeedFormat): string {
  return `${baseUrl}/${encodePath(path as Parameters<typeof encodePath>[0])}/archive/${number}.${format}`;
}

/** Absolute URL of a document itself: the feed's, or that of one of its archives. */
export function selfUrl(place: Place, format: FeedFormat): string {
  const { number } = place.archive ?? {};
  return number === undefined ? feedUrl(place, format) : archiveUrl(place, number, format);
}

/**
 * What a document links to. An archive names the one after it even where that is yet to come, when its address leads to the feed itself: so
 * what an archive says never changes.
 */
export function archiveLinks(place: Place, format: FeedFormat): ArchiveLink[] {
  const { number, previous } = place.archive ?? {};
  return [
    ...(number === undefined ? [] : [{ rel: "current" as const, href: feedUrl(place, format) }]),
    ...(previous === undefined
      ? []
      : [{ rel: "prev-archive" as const, href: archiveUrl(place, previous, format) }]),
    ...(number === undefined
      ? []
      : [{ rel: "next-archive" as const, href: archiveUrl(place, number + 1, format) }]),
  ];
}
