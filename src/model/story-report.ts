import type { EntryRef } from "./stored-entry.ts";
import type { Evidence, Relation } from "./story.ts";

/** An entry of a story as operators see it. */
export interface ReportedMember {
  ref: EntryRef;
  source: string;
  title: string;
  url?: string;
  language?: string;
  /** ISO 8601. */
  published: string;
  weight: number;
  completeness: number;
  /** Whether `all` shows it for the story in its language. */
  lead: boolean;
  /** ISO 8601: since when `all` has shown it. */
  shownSince?: string;
  pinned: boolean;
  /** Whether an operator took it out of what was judged. */
  alone: boolean;
}

/** Why two entries are together. */
export interface ReportedTie {
  one: EntryRef;
  other: EntryRef;
  relation: Relation;
  /** Of a translation, where it is known. */
  original?: EntryRef;
  evidence: Evidence[];
}

/** A story whole, seen from one of its entries. */
export interface StoryReport {
  members: ReportedMember[];
  /** Entries about the same event: shown beside, never hidden. */
  related: ReportedMember[];
  ties: ReportedTie[];
}
