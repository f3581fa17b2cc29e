import type { Entry, Person } from "./entry.ts";

/** What the document asks of those who poll it (RSS 2.0 `ttl`, `skipHours`, `skipDays`; RSS 1.0 Syndication). */
export interface PollingHints {
  ttlMinutes?: number;
  /** Hours of the day, GMT, 0–23. */
  skipHours?: number[];
  /** 0 = Sunday … 6 = Saturday, GMT. */
  skipDays?: number[];
  /** `sy:updatePeriod` ÷ `sy:updateFrequency`, in minutes. */
  updatePeriodMinutes?: number;
}

/** An upstream document after normalisation: its head and its entries. Same promises as {@link Entry}. */
export interface NormalizedFeed extends PollingHints {
  kind: "feed";
  format: string;
  title?: string;
  /** Clean HTML. */
  description?: string;
  /** The site the feed is about. */
  link?: string;
  language?: string;
  id?: string;
  updated?: string;
  authors: Person[];
  /** URL of the logo or picture. */
  image?: string;
  hubs: string[];
  selfLink?: string;
  nextLink?: string;
  prevArchiveLink?: string;
  copyright?: string;
  generator?: string;
  entries: Entry[];
  /** Ids that the source withdrew (RFC 6721 `at:deleted-entry`). */
  deleted: string[];
  /** What had to be repaired or left out while reading, in plain words; empty for a clean document. */
  notes: string[];
}

/** What a document is that is not a feed. */
export type RefusalReason =
  | "empty"
  | "html"
  | "error-page"
  | "challenge"
  | "opml"
  | "sitemap"
  | "json"
  | "xml"
  | "binary"
  | "text"
  | "too-large";

/** A feed that a page announces by `<link rel="alternate">`. */
export interface AnnouncedFeed {
  /** Absolute URL. */
  url: string;
  title?: string;
  type?: string;
}

/** The answer for a document that is not a feed: what it is instead, in one sentence, and which feeds it announces. */
export interface Refusal {
  kind: "refusal";
  reason: RefusalReason;
  message: string;
  announced: AnnouncedFeed[];
}
