import type { Combination, QueryPairs, ReadQuery } from "./combination.ts";
import type { CombinedPath, FeedFormat, FeedHead, FeedPath } from "./feed.ts";
import type { EntryRef, StoredEntry } from "./stored-entry.ts";
import type { StoryView } from "./story.ts";

/** One rendering of a feed in one format, ready to send. Its ETag and date come from its content, never from when it was made. */
export interface Edition {
  path: FeedPath | CombinedPath;
  format: FeedFormat;
  /** With charset, as in the Content-Type header. */
  mediaType: string;
  /** Strong, quoted. */
  etag: string;
  /** One for each entry, as it stands in this format: tells what is new in a later edition. */
  marks: readonly string[];
  /** ISO 8601: when the youngest entry in it last changed. */
  lastModified: string;
  identity: Buffer;
  gzip: Buffer;
  brotli: Buffer;
}

/** A feed as the front page, `/opml` and `status` list it. */
export interface FeedListing {
  path: FeedPath;
  title: string;
  entries: number;
}

/** A feed's head with the entries its window shows, newest first: what a page or a renderer needs. */
export interface FeedWindow {
  head: FeedHead;
  entries: StoredEntry[];
  /** What is to be told of those entries that do not stand alone. */
  stories?: ReadonlyMap<EntryRef, StoryView>;
  /** Tags of its entries whose feeds are not published. */
  closedTags?: ReadonlySet<string>;
}

/** An archive of a feed (RFC 5005), or why there is none: it was kept long enough, or it is the next to be closed. */
export type ArchivedEdition = Edition | "gone" | "next";

/** What the HTTP layer reads. A path nobody configured and no entry reached answers `undefined`. */
export interface PublishedFeeds {
  edition(path: FeedPath, format: FeedFormat): Promise<Edition | undefined>;
  /** The same where it is in memory and need not be looked after; absent where nothing is kept. */
  atHand?(path: FeedPath, format: FeedFormat): Edition | undefined;
  /**
   * What is new since one of the editions with these ETags, as an edition with the ETag of the whole; `undefined` where none of them is
   * remembered or too little of it is left to spare anything.
   */
  delta(path: FeedPath, format: FeedFormat, etags: readonly string[]): Promise<Edition | undefined>;
  /** An archive of a feed by its number. */
  archive(path: FeedPath, number: number, format: FeedFormat): Promise<ArchivedEdition | undefined>;
  window(path: FeedPath): Promise<FeedWindow | undefined>;
  /** Another whenever a feed may show something else, whether or not there is such a feed. Costs next to nothing to ask. */
  state(path: FeedPath): Promise<string>;
  /** Why the feed of a tag that entries bear is not published: too few of them do. */
  closed(path: FeedPath): Promise<{ entries: number; floor: number } | undefined>;
  /** Sections in configured order, then tags by number of entries, then sources, after `all`. */
  listings(): Promise<FeedListing[]>;
}

/** A combined feed as it stands now. */
export interface CombinedWindow extends FeedWindow {
  /** True where entries beyond those that were looked at might belong to it, too. */
  cut: boolean;
}

/** Combined feeds, made when they are asked for. Where too many are being made already, the answer is `busy`. */
export interface CombinedFeeds {
  /** What a query asks for, by the names there are. */
  read(query: QueryPairs): Promise<ReadQuery>;
  edition(combination: Combination, format: FeedFormat): Promise<Edition | "busy">;
  /** As {@link PublishedFeeds.delta}. */
  delta(
    combination: Combination,
    format: FeedFormat,
    etags: readonly string[],
  ): Promise<Edition | "busy" | undefined>;
  window(combination: Combination): Promise<CombinedWindow | "busy">;
}
