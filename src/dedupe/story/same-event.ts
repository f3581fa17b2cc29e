import type { Evidence } from "../../model/story.ts";
import type { FactsApart } from "./compare-facts.ts";
import type { HeadlineOverlap } from "./compare-headlines.ts";

/** Days between two reports of one event. */
export const EVENT_DAYS = 4;
const FEWEST_WORDS = 3;
/** Pairs of characters, where words are not told apart. */
const FEWEST_PAIRS = 5;
const COEFFICIENT = 0.6;

/** Names and numbers that two reports share where their headlines share less. */
const FEWEST_FACTS = 4;
/** Names and numbers of either report, of which one at least should stand in the other. */
const MANY_FACTS = 4;

/** The evidence that two reports are of one event; `undefined` where their headlines, and their names and numbers, share too little. */
export function sameEvent(headlines: HeadlineOverlap, facts: FactsApart): Evidence | undefined {
  const { shared, coefficient } = headlines;
  const bySigns = shared.every((word) => word.length === 2 && word.charCodeAt(0) >= 0xe00);
  const words = `the headlines share ${shared.join(", ")} (${percent(coefficient)} of the shorter one)`;
  // One headline is written about many accidents; two reports of one event name somebody or something alike.
  const strangers = facts.shared === 0 && facts.compared >= MANY_FACTS;
  if (shared.length >= (bySigns ? FEWEST_PAIRS : FEWEST_WORDS) && coefficient >= COEFFICIENT && !strangers)
    return { kind: "headline", because: words };
  const told = `${facts.shared} of ${facts.compared} names and numbers are the same`;
  if (facts.shared < FEWEST_FACTS || facts.numbersApart > 0.5) return undefined;
  if (shared.length >= 2 && coefficient >= 0.4 && facts.apart <= 0.5)
    return { kind: "names", because: `${told}; ${words}` };
  if (!headlines.named || facts.apart > 0.4) return undefined;
  return { kind: "names", because: `${told}, and one headline's words are among them` };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
