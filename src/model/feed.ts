import type { ArchivePlace } from "./archive.ts";
import type { Tombstone } from "./removal.ts";

/** The formats a feed is published in. */
export type FeedFormat = "rss" | "atom" | "json";

/**
 * Names a feed of ours everywhere: in URLs, storage and jobs. `all`, `sections/<slug>`, `tags/<slug>` or `sources/<id>`;
 * a URL is the public base, this path, a dot and the format.
 */
export type FeedPath = "all" | `sections/${string}` | `tags/${string}` | `sources/${string}`;

/** Names a combined feed, which nothing lists: its canonical query behind `feeds?`. */
export type CombinedPath = `feeds?${string}`;

/** What a rendered feed says of itself, apart from its entries. */
export interface FeedHead {
  path: FeedPath | CombinedPath;
  title: string;
  /** The title without the site's, for places that name the site already; absent where there is no shorter one. */
  name?: string;
  /** Plain text. */
  description: string;
  /** Public base of every self link and id, without a trailing slash. */
  baseUrl: string;
  /** BCP 47. */
  language: string;
  /** ISO 8601: the latest change among its entries; the epoch for an empty feed. */
  updated: string;
  /** Who answers for the feed. */
  author: { name: string; email?: string };
  /** URL of the WebSub hub that pushes it. */
  hub?: string;
  /** What was lately removed from it, latest first. */
  removed?: Tombstone[];
  /** Where the document stands among the archives; absent where there are none. */
  archive?: ArchivePlace;
}
