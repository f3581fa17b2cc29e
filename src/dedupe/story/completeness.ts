import type { Entry } from "../../model/entry.ts";

/** Fewer words are a line, a summary, a short report. */
const LENGTHS = [15, 80, 250];

/** How much of its story an entry tells: the text before all, then a picture, then who wrote it. 0–15, more is better. */
export function completenessOf(entry: Entry, words: number): number {
  const text = LENGTHS.filter((length) => words >= length).length;
  return text * 4 + (entry.image === undefined ? 0 : 2) + (entry.authors.length > 0 ? 1 : 0);
}
