import type { PersonRole } from "../model/entry.ts";
import type { EntryRef } from "../model/stored-entry.ts";

/** A person as published. `role` is absent for authors. */
export interface CleanPerson {
  name: string;
  email?: string;
  url?: string;
  role?: Exclude<PersonRole, "author">;
}

/** A category as published. `slug` is there where it is one of our own tags. */
export interface CleanTag {
  label: string;
  slug?: string;
}

/** A file as published: `type` is always known, `length` is 0 where nobody said. */
export interface CleanEnclosure {
  url: string;
  type: string;
  length: number;
  title?: string;
  /** Seconds. */
  duration?: number;
}

/** A picture as published; texts are plain. */
export interface CleanPicture {
  url: string;
  type?: string;
  width?: number;
  height?: number;
  alt?: string;
  caption?: string;
  credit?: string;
}

/** A further link as published. */
export interface CleanLink {
  rel: "via" | "related" | "alternate";
  url: string;
  language?: string;
  title?: string;
}

/** Another entry of a story, as published. */
export interface CleanMember {
  ref: string;
  /** Title of its source. */
  outlet: string;
  /** Plain, one line; empty where it has none. */
  title: string;
  /** ISO 8601. */
  published: string;
  url?: string;
  /** BCP 47. */
  language?: string;
}

/** The company an entry is told in, as published: see `StoryView`. */
export interface CleanStory {
  id: string;
  copies: CleanMember[];
  translations: CleanMember[];
  /** Ref of the translation that this entry was translated from. */
  translationOf?: string;
  related: CleanMember[];
}

/** Where an entry came from, as published. */
export interface CleanSource {
  id: string;
  title: string;
  /** URL of the upstream feed. */
  url: string;
  homepage?: string;
}

/**
 * An entry whose every value can stand in any of the three formats: no control character, every URL absolute and valid, every
 * date real, every optional field present only where it says something. Renderers and pages read nothing else.
 */
export interface CleanEntry {
  ref: EntryRef;
  /** ISO 8601, empty where it is unreadable: orders entries that want the same id. */
  firstSeen: string;
  /** As the source wrote it; absent where it is not to be used. Whether it can be depends on the format. */
  originalId?: string;
  /** A `tag:` URI of ours, from `ref` alone. */
  mintedId: string;
  /** Plain, one line, empty where the entry has none. */
  title: string;
  /** The title, else the first words of the text, else the address: never empty. */
  heading: string;
  url?: string;
  /** HTML. */
  summary?: string;
  /** HTML. */
  content?: string;
  /** ISO 8601. */
  published: string;
  /** ISO 8601, never before `published`. */
  updated: string;
  authors: CleanPerson[];
  contributors: CleanPerson[];
  tags: CleanTag[];
  enclosures: CleanEnclosure[];
  /** The lead picture first. */
  pictures: CleanPicture[];
  /** BCP 47. */
  language?: string;
  commentsUrl?: string;
  rights?: string;
  licence?: string;
  /** The entry's own. */
  links: CleanLink[];
  /** The same and those of its story, each place once, as XML formats carry them. */
  allLinks: CleanLink[];
  source: CleanSource;
  story?: CleanStory;
}
