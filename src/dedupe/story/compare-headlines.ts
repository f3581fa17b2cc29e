import type { Sketch } from "./sketch.ts";
import { wordStem } from "./word-stem.ts";

/** What two headlines have in common. */
export interface HeadlineOverlap {
  /** Significant words in both, in the order of the first entry's ref. */
  shared: string[];
  /** Share of the shorter headline's significant words that stand in the other, 0–1. */
  coefficient: number;
}

/** Compares two headlines by their significant words; symmetric. */
export function compareHeadlines(a: Sketch, b: Sketch): HeadlineOverlap {
  const [first, second] = a.ref < b.ref ? [a, b] : [b, a];
  const words = new Set(second.headline.map(wordStem));
  const shared = first.headline.filter((word) => words.has(wordStem(word)));
  const fewer = Math.min(first.headline.length, second.headline.length);
  return { shared, coefficient: fewer === 0 ? 0 : shared.length / fewer };
}
