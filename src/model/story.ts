import type { EntryRef } from "./stored-entry.ts";

/**
 * What two entries are to each other: the same text in the same language, the same text in two languages, or two texts about one event.
 * Copies and translations make a story; entries tied by an event alone are shown together and never hidden.
 */
export type Relation = "copy" | "translation" | "event";

/** One reason for a {@link Tie}, kept and shown to operators. */
export interface Evidence {
  kind: "id" | "link" | "credit" | "text" | "headline" | "picture" | "names" | "operator";
  /** In plain words, with the figure or the value that decided. */
  because: string;
}

/** What ties two entries, and why. */
export interface Tie {
  relation: Relation;
  /** Of a translation: which of the two is the original, where that is known. */
  original?: EntryRef;
  /** Strongest first; never empty. */
  evidence: Evidence[];
}

/** An entry as a story has it. */
export interface StoryMember {
  ref: EntryRef;
  sourceId: string;
  /** Absolute URL. */
  url?: string;
  title: string;
  /** BCP 47. */
  language?: string;
  /** ISO 8601. */
  published: string;
}

/**
 * What the feeds and pages say of an entry's story, seen from that entry. Lists are in a total order and without the entry itself.
 */
export interface StoryView {
  /** Names the story: the ref of its earliest entry. */
  id: string;
  /** The same text elsewhere in the same language. */
  copies: StoryMember[];
  /** The same text in other languages. */
  translations: StoryMember[];
  /** The one of {@link StoryView.translations} that this entry was translated from. */
  translationOf?: EntryRef;
  /** Other texts about the same event. */
  related: StoryMember[];
  /** ISO 8601: when one of these last changed, so far as is known. */
  changed: string;
}
