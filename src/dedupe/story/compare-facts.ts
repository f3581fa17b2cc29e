import { MOST_NAMES, MOST_NUMBERS, type Sketch } from "./sketch.ts";

/** How two texts' names and numbers go apart. */
export interface FactsApart {
  /**
   * The share of names and numbers that each text has alone, of the text that has fewer of them so: 0 where one text's facts are among the
   * other's, as in a cut copy; near 1 where one form was filled in twice.
   */
  apart: number;
  /** The same of numbers alone. */
  numbersApart: number;
  /** Of the text that has fewer: how many names and numbers could be compared. */
  compared: number;
  shared: number;
  /** How many the two have together. */
  all: number;
}

/** Compares names and numbers of two texts; symmetric. */
export function compareFacts(a: Sketch, b: Sketch): FactsApart {
  const names = compareSets(a.names, b.names, MOST_NAMES);
  const numbers = compareSets(a.numbers, b.numbers, MOST_NUMBERS);
  const compared = Math.min(names.a + numbers.a, names.b + numbers.b);
  const shared = names.shared + numbers.shared;
  return {
    apart: compared === 0 ? 0 : (compared - shared) / compared,
    numbersApart: share(Math.min(numbers.a, numbers.b) - numbers.shared, Math.min(numbers.a, numbers.b)),
    compared,
    shared,
    all: names.a + names.b + numbers.a + numbers.b - shared,
  };
}

/** Of two sets that were cut after their lowest values, only what lies below both cuts can be compared. */
function compareSets(
  a: readonly number[],
  b: readonly number[],
  most: number,
): { a: number; b: number; shared: number } {
  const limit = Math.min(cut(a, most), cut(b, most));
  const counts = { a: 0, b: 0, shared: 0 };
  for (const value of a) if (value <= limit) counts.a += 1;
  for (const value of b) {
    if (value > limit) continue;
    counts.b += 1;
    if (a.includes(value)) counts.shared += 1;
  }
  return counts;
}

function cut(values: readonly number[], most: number): number {
  return values.length < most ? Number.POSITIVE_INFINITY : (values.at(-1) ?? 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
