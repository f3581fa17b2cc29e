import type { EntryRef } from "./stored-entry.ts";

/** A closed range of a feed's entries, in the order in which the feed first published them (RFC 5005 §4). Its set never changes. */
export interface Archive {
  /** Counts from 1, the oldest. */
  number: number;
  /** When it was closed, in milliseconds since the epoch. */
  closed: number;
  refs: EntryRef[];
}

/** Where a document stands in the chain of its feed's documents. */
export interface ArchivePlace {
  /** Of an archive; absent in the feed's own document. */
  number?: number;
  /** The archive before it; absent where there is none. */
  previous?: number;
}

/** What of a feed is archived, and what is not yet. */
export interface OpenRange {
  /** Number of the oldest archive that is kept. */
  first: number;
  /** Number of the newest; below `first` where there is none. */
  latest: number;
  /** Refs that reached the feed since, in that order, the first of them if there are many. */
  pending: EntryRef[];
}
