import type { Evidence } from "../../model/story.ts";
import type { HeadlineOverlap } from "./compare-headlines.ts";

/** Days between two reports of one event. */
export const EVENT_DAYS = 4;
const FEWEST_WORDS = 3;
/** Pairs of characters, where words are not told apart. */
const FEWEST_PAIRS = 5;
const COEFFICIENT = 0.6;

/** The evidence that two headlines speak of one event; `undefined` where they share too little. */
export function sameEvent({ shared, coefficient }: HeadlineOverlap): Evidence | undefined {
  const fewest = shared.every((word) => word.length === 2 && word.charCodeAt(0) >= 0xe00)
    ? FEWEST_PAIRS
    : FEWEST_WORDS;
  if (shared.length < fewest || coefficient < COEFFICIENT) return undefined;
  return {
    kind: "headline",
    because: `the headlines share ${shared.join(", ")} (${Math.round(coefficient * 100)} % of the shorter one)`,
  };
}
