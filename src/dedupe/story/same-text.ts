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

/**
 * The evidence that two texts are one text, copied, cut or rewritten; `undefined` where they are not. The shorter a text, the more of it
 * must be shared; and where the names or numbers differ on both sides, it is one form filled in twice.
 */
export function sameText(compared: TextComparison): Evidence | undefined {
  const { text, facts, headlines } = compared;
  if (text.words < FEWEST_WORDS || !isEnough(compared)) return undefined;
  const slack = compared.revised ? 0.25 : 0;
  if (facts.apart > allowedApart(text) + slack) return undefined;
  if (facts.numbersApart > 0.4 + slack && facts.compared >= 3) return undefined;
  const told =
    facts.compared === 0 ? "" : `; ${facts.shared} of ${facts.compared} names and numbers are the same`;
  const words = headlines.shared.length === 0 ? "" : `; the headlines share ${headlines.shared.join(", ")}`;
  return {
    kind: "text",
    because: `${percent(text.containment)} of the shorter text's ${text.words} words stand in the other (Jaccard ${text.jaccard.toFixed(2)})${told}${words}`,
  };
}

function isEnough({ text, headlines }: TextComparison): boolean {
  const { words, containment, jaccard } = text;
  const titled = headlines.coefficient >= 0.5 && headlines.shared.length >= 2;
  const hinted = headlines.shared.length >= 1;
  if (words < 25) return containment >= 0.85 && titled;
  if (words < 60) return containment >= 0.95 || (containment >= 0.75 && hinted);
  if (jaccard >= 0.6 || containment >= 0.8) return true;
  return containment >= 0.4 && jaccard >= 0.06 && hinted;
}

/** The less two texts share, the less may their facts differ. */
function allowedApart({ words, containment }: TextOverlap): number {
  if (words < 60) return 0.15;
  return containment >= 0.8 ? 0.35 : 0.25;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
