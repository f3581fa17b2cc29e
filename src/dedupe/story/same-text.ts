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
  if (text.words < FEWEST_WORDS || !isEnough(compared) || isFormFilledIn(compared)) return undefined;
  const told =
    facts.compared === 0 ? "" : `; ${facts.shared} of ${facts.compared} names and numbers are the same`;
  const words = headlines.shared.length === 0 ? "" : `; the headlines share ${headlines.shared.join(", ")}`;
  return {
    kind: "text",
    because: `${percent(text.containment)} of the shorter text's ${text.words} words stand in the other (Jaccard ${text.jaccard.toFixed(2)})${told}${words}`,
  };
}

function isEnough({ text, facts, headlines, revised }: TextComparison): boolean {
  const { words, containment, jaccard } = text;
  const { shared, numbersDiffer, bare } = headlines;
  // A series: its headline names nothing, or another number of it.
  if (bare) return jaccard >= 0.95 && !numbersDiffer;
  if (numbersDiffer && !revised && (facts.compared < 4 || headlines.coefficient < 0.5)) return false;
  if (text.twoBeginnings && !isOneReport(facts)) return false;
  if (words < SHORT) return isTitled(headlines) ? containment >= 0.85 : isOneSentence(headlines, text);
  if (shared.length >= 1)
    return containment >= Math.min(leastShared(words, facts, headlines), leastWithFacts(facts, headlines));
  return isEnoughUntitled(text, facts, headlines);
}

/** Two outlets' own first sentences before one report, which names many; before what stands under every text of a series, two reports. */
function isOneReport({ compared, apart }: FactsApart): boolean {
  return compared >= 8 && apart <= 0.15;
}

/**
 * Without a word in common between the headlines a text may be one of several in a digest, or a series' standing text. Where names can be seen,
 * one of the headlines must hold a name of the other's text.
 */
function isEnoughUntitled(
  { words, containment, jaccard }: TextOverlap,
  { compared, apart }: FactsApart,
  { named, cased }: HeadlineOverlap,
): boolean {
  if (cased && !named) return jaccard >= 0.97 && words >= LONG;
  if (jaccard >= 0.9) return true;
  if (words < LONG) return false;
  if (containment >= 0.95 && jaccard >= 0.45) return true;
  if (apart > 0.1 || compared < 5) return false;
  if (containment >= 0.7 && jaccard >= 0.45) return true;
  // Neither holds much more than the other, and nobody stands in one alone.
  return compared >= 10 && apart === 0 && containment >= 0.5 && jaccard >= 0.6 * containment;
}

/** Too short for certainty, unless all of it is the same and the headlines have something in common. */
function isOneSentence(headlines: HeadlineOverlap, { words, containment }: TextOverlap): boolean {
  return headlines.shared.length >= 1 && words >= 15 && containment >= 0.95;
}

function isTitled({ shared, coefficient }: HeadlineOverlap): boolean {
  return shared.length >= 2 && coefficient >= 0.5;
}

/** 80 % of a short text, 55 % of a long one; more where no names and numbers speak for it, though there would be some to be seen. */
function leastShared(words: number, { compared }: FactsApart, headlines: HeadlineOverlap): number {
  const least = 0.8 - (0.25 * (Math.min(words, LONG) - SHORT)) / (LONG - SHORT);
  if (compared >= 3) return least;
  return Math.max(least, (isTitled(headlines) ? 0.65 : 0.75) + (headlines.cased ? 0.15 : 0));
}

/**
 * Headline, names and numbers make sure of a text that was rewritten sentence by sentence: another report of the event, and that of the next
 * day, bring names and numbers of their own.
 */
function leastWithFacts({ compared, apart, shared, all }: FactsApart, headlines: HeadlineOverlap): number {
  if (!(compared >= 3 && apart <= 0.15)) return 1;
  const alike = headlines.shared.length >= 3 && headlines.coefficient >= 0.5;
  if (compared >= (alike ? 6 : 8) && shared >= 0.75 * all) return 0.35;
  if (isTitled(headlines) && compared >= (alike ? 6 : 8)) return 0.45;
  if (alike) return 0.6;
  return compared >= 8 && apart <= 0.1 ? 0.5 : 1;
}

/** True where too many names and numbers stand in each text alone. A text that says it corrects another may differ in more of them. */
function isFormFilledIn({ text, facts, revised }: TextComparison): boolean {
  const slack = revised ? 0.25 : 0;
  const { apart, numbersApart, compared, shared } = facts;
  // What stands in the other text whole has nothing of its own.
  if (text.counted && text.containment >= 0.95) return false;
  // Of a few, one may be what was put right.
  if (compared - shared <= 1 && compared <= 4 && (revised || isAlmostEqual(text))) return false;
  if (numbersApart > 0.4 + slack && compared >= 3 && !isAlmostEqual(text)) return true;
  return apart > allowedApart(text) + slack;
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
