import { wordsMatch } from "./match-words.ts";
import { factHash } from "./read-words.ts";
import type { Sketch } from "./sketch.ts";

/** Behind Latin, Greek, Cyrillic and Armenian. */
const FIRST_WITHOUT_CAPITALS = 0x590;

/** What two headlines have in common. */
export interface HeadlineOverlap {
  /** Significant words in both, as the entry with the smaller ref has them. */
  shared: string[];
  /** Share of the shorter headline's significant words that stand in the other, 0–1. */
  coefficient: number;
  /** True where numbers stand in each that are not in the other: another day, another result. */
  numbersDiffer: boolean;
  /** True where a word of one headline is among the names and numbers of the other's text. */
  named: boolean;
  /** True in an alphabet with capitals, where names are seen. */
  cased: boolean;
  /** True where one of them has no significant word. */
  bare: boolean;
}

/** What of a sketch headlines are compared by. */
type Headlined = Pick<Sketch, "ref" | "headline" | "label">;

/** The words of two headlines. */
interface HeadlineWords extends Pick<HeadlineOverlap, "shared" | "coefficient"> {
  /** Of the entry with the smaller ref, and of the other. */
  one: readonly string[];
  other: readonly string[];
}

/**
 * The significant words that two headlines have in common; symmetric. What both have before a colon or a dash is left out where more follows: it
 * names a series or a topic.
 */
export function headlineWords(a: Headlined, b: Headlined): HeadlineWords {
  const [first, second] = a.ref < b.ref ? [a, b] : [b, a];
  const labelled = isOneLabel(first, second);
  const one = labelled ? first.headline.slice(first.label) : first.headline;
  const other = labelled ? second.headline.slice(second.label) : second.headline;
  const found = one.filter((word) => other.some((each) => wordsMatch(word, each)));
  // A match is one from both sides.
  const foundBack =
    found.length === 0 ? [] : other.filter((word) => one.some((each) => wordsMatch(word, each)));
  const fewer = Math.min(one.length, other.length);
  const shared = found.slice(0, Math.min(found.length, foundBack.length));
  return { one, other, shared, coefficient: fewer === 0 ? 0 : shared.length / fewer };
}

/** Compares two headlines by their {@link headlineWords}; symmetric. */
export function compareHeadlines(a: Sketch, b: Sketch): HeadlineOverlap {
  const { one, other, shared, coefficient } = headlineWords(a, b);
  const [first, second] = a.ref < b.ref ? [a, b] : [b, a];
  return {
    shared,
    coefficient,
    named: isNamed(one, second) || isNamed(other, first),
    cased: isCased(one) && isCased(other),
    bare: one.length === 0 || other.length === 0,
    numbersDiffer: hasNumberBeyond(one, other) && hasNumberBeyond(other, one),
  };
}

function isNamed(words: readonly string[], { names, numbers }: Sketch): boolean {
  return words.some((word) => {
    const hash = factHash(word);
    return names.includes(hash) || numbers.includes(hash);
  });
}

function isCased(words: readonly string[]): boolean {
  return words.every((word) => word.charCodeAt(0) < FIRST_WITHOUT_CAPITALS);
}

function isOneLabel(a: Headlined, b: Headlined): boolean {
  if (a.label === 0 || a.label !== b.label) return false;
  if (a.headline.length === a.label || b.headline.length === b.label) return false;
  return a.headline.slice(0, a.label).every((word, at) => word === b.headline[at]);
}

function hasNumberBeyond(words: readonly string[], others: readonly string[]): boolean {
  return words.some((word) => /^\d/.test(word) && !others.includes(word));
}
