import type { EntryRef } from "../../model/stored-entry.ts";
import type { SketchCredit } from "./credit-of.ts";
import type { Anchor } from "./read-anchors.ts";

/** A link of an entry that says where else its text stands, by the {@link urlKey} of its target. */
export interface SketchLink {
  rel: "canonical" | "via" | "original" | "alternate";
  key: number;
  /** BCP 47, of the linked page. */
  language?: string;
}

/**
 * What an entry is judged by when stories are looked for: small, made once when the entry comes in. Keys are hashes of 48 bits, those of
 * names and numbers of 24, those of shingles of 16. Lists are sorted by their values where nothing else is said.
 */
export interface Sketch {
  ref: EntryRef;
  sourceId: string;
  /** BCP 47. */
  language?: string;
  /** Milliseconds since the epoch: the date the entry is shown under. */
  time: number;
  /** {@link urlKey} of the entry's address. */
  url?: number;
  /** Key of an id that means the same everywhere: `tag:`, `urn:`, or an address. */
  id?: number;
  links: SketchLink[];
  /** Of the lead picture's file, whatever its size or host. */
  picture?: number;
  /** Of its recording: the first sound or film that belongs to it. */
  recording?: number;
  /** Words of the text that are counted, in languages without spaces what corresponds to them; 4000 at most. */
  words: number;
  /** Different shingles in the text. */
  shingles: number;
  /** MinHash of the shingles: 64 values, or none where the text has no shingle. */
  signature: number[];
  /** The first shingles, in the order of the text. */
  opening: number[];
  /** Hashes of 32 bits of the shingles that another text is to be found by: the lowest of those that hold a name or a number. */
  marks: number[];
  /** Significant words of the headline, folded, in its order. */
  headline: string[];
  /** How many of them stand before its first colon or dash. */
  label: number;
  /** Names in the text (words written with a capital inside a sentence): the lowest hashes, at most {@link MOST_NAMES}. */
  names: number[];
  /** Numbers in the text: the lowest hashes, at most {@link MOST_NUMBERS}. */
  numbers: number[];
  /** Names and numbers as other languages write them, in the order of the text; at most {@link MOST_ANCHORS}. */
  anchors: Anchor[];
  /** The lengths of the first paragraphs, in units of eight characters, 255 at most; in their order, at most {@link MOST_PARAGRAPHS}. */
  paragraphs: number[];
  /** Keys of the authors' names, at most {@link MOST_WRITERS}. */
  writers: number[];
  /** Of the entry's address: the site, and what it is called. */
  site?: number;
  siteName?: number;
  /** What the entry says of its original. */
  credit?: SketchCredit;
  /** True where the headline says that the text corrects or replaces an earlier one. */
  revised: boolean;
  /** See `completenessOf`. */
  completeness: number;
}

/** What tells of most sketches that they need not be compared. */
export type SketchHead = Pick<Sketch, "ref" | "sourceId" | "language" | "time" | "headline" | "label">;

export const SIGNATURE_VALUES = 64;
export const MOST_OPENING = 48;
export const MOST_MARKS = 4;
export const MOST_HEADLINE_WORDS = 12;
export const MOST_NAMES = 12;
export const MOST_NUMBERS = 10;
export const MOST_LINKS = 6;
export const MOST_ANCHORS = 48;
export const MOST_PARAGRAPHS = 24;
export const MOST_WRITERS = 2;
