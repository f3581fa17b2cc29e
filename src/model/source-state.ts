import type { PollingHints } from "./normalized-feed.ts";
import type { Rhythm } from "./rhythm.ts";

/** Validators exactly as the origin sent them, quotes and `W/` included (RFC 9110 §8.8). Header bytes, decoded as latin-1. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/**
 * What the service remembers of a source between polls. Times are milliseconds since the epoch. It is the last thing a poll
 * writes, in the same hash slot as the source's entries.
 */
export interface SourceState {
  /** The address these facts are of: after a change of address in the configuration none of them holds. */
  url?: string;
  /** Where the feed was found, when `url` turned out to be a page. */
  feedUrl?: string;
  /** Where the feed now lives, believed after its origin said so permanently again and again. Asked instead of the others. */
  movedTo?: string;
  /** A permanent redirect that is not believed yet, and how many polls in a row have met it; never believed where it led to another feed. */
  redirect?: { to: string; times: number; stranger?: true };
  /** What its last document said that it is, hashed: see `documentNames`. */
  names?: string[];
  validators: Validators;
  /** `wireHash` of the last body that was read to its end, where the origin ignores conditional requests. */
  bodyHash?: string;
  lastPoll?: number;
  nextPoll?: number;
  /** Why the next poll is when it is, in plain words. */
  why?: string;
  lastSuccess?: number;
  /** Polls failed in a row. */
  failures: number;
  /** The last poll in one word: `fetched`, `unchanged`, `gone`, `throttled`, `refused`, `failed`. */
  outcome?: string;
  /** What went wrong, in one sentence; absent after a success. */
  problem?: string;
  /** HTTP status of the last answer. */
  status?: number;
  /** True once the origin said 410: never polled again until an operator changes the address. */
  gone?: boolean;
  /** Successful polls in a row that brought the document that was known already. */
  same: number;
  /** When the source publishes, as far as its entries show. */
  rhythm?: Rhythm;
  /** Polls that brought a document so far; 0 means that the next document is the source's backlog. */
  documents: number;
  /** What the last document asks of pollers; kept, since a 304 repeats none of it. */
  hints?: PollingHints;
  /** Of the source's subscription, read with the state and not written with it: which announcement it is of, and until when it replaces polls. */
  announced?: string;
  pushedUntil?: number;
  /** Counts of the last document. */
  entries?: EntryCounts;
}

/** A document's entries by what they were to the store. */
export interface EntryCounts {
  added: number;
  updated: number;
  unchanged: number;
  /** Those of the added and the updated that the source's filter drops; absent where it drops none. */
  dropped?: number;
}
