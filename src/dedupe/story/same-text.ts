import type { Evidence } from "../../model/story.ts";
import type { FactsApart } from "./compare-facts.ts";
import type { HeadlineOverlap } from "./compare-headlines.ts";
import type { TextOverlap } from "./compare-texts.ts";

/** All that is known of two texts in one language. */
export interface TextComparison {
  text: TextOverlap;
  facts: FactsApart;
  headlines: HeadlineOverlap;
  /** True where one headline says that its text replaces an earlier one: then a figure may differ. */
  revised: boolean;
}

/** Fewer words are said by many. */
const FEWEST_WORDS = 12;
const SHORT = 25;
const LONG = 60;

/**
 * The evidence that two texts are one text, copied, cut or rewritten; `undefined` where they are not. The shorter a text, the more of it
 * must be shared; and where the names or numbers differ on both sides, it is one form filled in twice.
 */
export function sameText(compared: TextComparison): Evidence | undefined {
  const { text, facts, headlines } = compared;
  if (text.words < FEWEST_WORDS || !isEnough(compared)) return undefined;
  const slack = compared.revised ? 0.25 : 0;
  if (facts.apart > allowedApart(text) + slack) return undefined;
  if (facts.numbersApart > 0.4 + slack && facts.compared >= 3 && !isAlmostEqual(text)) return undefined;
  const told =
    facts.compared === 0 ? "" : `; ${facts.shared} of ${facts.compared} names and numbers are the same`;
  const words = headlines.shared.length === 0 ? "" : `; the headlines share ${headlines.shared.join(", ")}`;
  return {
    kind: "text",
    because: `${percent(text.containment)} of the shorter text's ${text.words} words stand in the other (Jaccard ${text.jaccard.toFixed(2)})${told}${words}`,
  };
}

function isEnough({ text, facts, headlines }: TextComparison): boolean {
  const { words, containment, jaccard } = text;
  const hinted = headlines.shared.length >= 1;
  if (words < SHORT)
    return isTitled(headlines) ? containment >= 0.85 : hinted && words >= 15 && containment >= 0.95;
  // Without a word in common between the headlines a text may be one of several in a digest, or a series' standing text.
  if (!hinted)
    return jaccard >= (words < LONG ? 0.9 : 0.8) || (words >= LONG && containment >= 0.9 && jaccard >= 0.45);
  return containment >= Math.min(leastShared(words), leastWithFacts(facts, headlines));
}

function isTitled({ shared, coefficient }: HeadlineOverlap): boolean {
  return shared.length >= 2 && coefficient >= 0.5;
}

/** 80 % of a short text, 55 % of a long one. */
function leastShared(words: number): number {
  return 0.8 - (0.25 * (Math.min(words, LONG) - SHORT)) / (LONG - SHORT);
}

/** Headline, names and numbers make sure of a text that was rewritten; a report of the next day brings names and numbers of its own. */
function leastWithFacts({ compared, apart }: FactsApart, headlines: HeadlineOverlap): number {
  if (!(compared >= 3 && apart <= 0.15)) return 1;
  if (isTitled(headlines) && (headlines.shared.length >= 3 || compared >= 8)) return 0.45;
  return compared >= 8 && apart <= 0.1 ? 0.5 : 1;
}

/** Long, and hardly anything is different: a figure was put right. */
function isAlmostEqual({ words, jaccard }: TextOverlap): boolean {
  return words >= 100 && jaccard >= 0.85;
}

/** The less two texts share, the less may their facts differ. */
function allowedApart({ words, containment }: TextOverlap): number {
  if (words < LONG) return 0.15;
  return containment >= 0.95 ? 0.35 : 0.2;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
