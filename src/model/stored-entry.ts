import type { Entry } from "./entry.ts";

/** Names an entry across all sources: `<source id>/<key>`, where the key is made from the entry's id. Never changes. */
export type EntryRef = `${string}/${string}`;

/** An entry as the store keeps it, with what this service knows of it. Dates are ISO 8601 in UTC. */
export interface StoredEntry {
  ref: EntryRef;
  sourceId: string;
  entry: Entry;
  /** When a poll first brought it. No date it is shown as published under is later. */
  firstSeen: string;
  /** When its meaning last changed, as seen by a poll. */
  changed: string;
  /** True where it was in the source's first document: it enters windows by its own date, not by its arrival. */
  backlog: boolean;
  /** Of a backlog: when it enters windows at the latest, where its own date alone would let it in later. */
  arrived?: string;
  /** The date it is shown under, where its source has since given it another: an update keeps its place. */
  dated?: string;
  fingerprint: string;
  /** True where another entry was published under this id first: it goes out under a minted one, for good. */
  minted?: boolean;
  /** Keys of other ids that its source has given it since, newest first. */
  names?: string[];
  /** Slugs of the sections it is shelved in. */
  sections: string[];
  /** Slugs of its tags. */
  tags: string[];
  /** True where its source's filter drops it: it is kept, under no section and no tag, and no feed lists it. */
  dropped?: true;
}
