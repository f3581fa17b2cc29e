import type { Term } from "../model/combination.ts";
import { foldText } from "./fold-text.ts";

/** A phrase in any of the quotation marks that keyboards and word processors make, or a word; a minus before it excludes. */
const TERM = /(?<minus>[-−]?)(?:["“”„«»](?<phrase>[^"“”„«»]*)["“”„«»]?|(?<word>[^\s"“”„«»]+))/gu;

/**
 * Reads the words of a search: `strike -football "night shift"`. Folded, each once, sorted, those that are excluded last. What
 * holds neither letter nor digit is nothing.
 */
export function readTerms(text: string): Term[] {
  const found = new Map<string, Term>();
  for (const { groups = {} } of text.matchAll(TERM)) {
    const folded = foldText(groups["phrase"] ?? groups["word"] ?? "").trim();
    const without = groups["minus"] !== "";
    if (folded !== "") found.set(`${without ? 1 : 0}${folded}`, { text: folded, without });
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}

/** Writes terms so that {@link readTerms} reads the same. */
export function printTerms(terms: readonly Term[]): string {
  return terms
    .map(({ text, without }) => `${without ? "-" : ""}${text.includes(" ") ? `"${text}"` : text}`)
    .join(" ");
}
