import type { FeedFormat, FeedPath } from "../model/feed.ts";

/** What a feed's URL names. Without a format the client's Accept header decides. */
export interface FeedAddress {
  path: FeedPath;
  format?: FeedFormat;
}

/** The folders feeds live in, apart from `all`. */
export type Shelf = "sections" | "tags" | "sources";

const SUFFIX = /^(.+)\.(rss|atom|json)$/su;

/**
 * Reads the last part of a feed's URL, percent-decoded: `labor` or `labor.atom`. Only the three formats count as a suffix.
 * Some clients send accents as marks of their own, so the name is composed as slugs are (NFC).
 */
export function feedAddress(shelf: Shelf, decoded: string): FeedAddress {
  const name = decoded.normalize("NFC");
  const [, slug, format] = SUFFIX.exec(name) ?? [];
  if (slug === undefined) return { path: `${shelf}/${name}` };
  return { path: `${shelf}/${slug}`, format: format as FeedFormat };
}
