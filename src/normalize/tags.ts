import type { ParsedCategory } from "../parse/parsed-feed.ts";
import { folded, htmlToText, looksLikeHtml } from "./html/html-to-text.ts";

/** Schemes whose terms say what kind of record an item is, not what it is about. */
const technical = /schemas\.google\.com\/g\/2005#kind|schemas\.google\.com\/blogger\/2008\/kind/;

const machineTerm = /^(?:[a-z][a-z+.-]*:\/\/|urn:|tag:|\d+$)/i;

/** Labels of an item's categories as the source writes them, in its order; repeats that differ only in case are left out. */
export function tags(categories: readonly ParsedCategory[]): string[] {
  if (categories.length === 0) return [];
  const found = new Map<string, string>();
  for (const { term, label, scheme } of categories) {
    if (scheme !== undefined && technical.test(scheme)) continue;
    // A term that is an address or a number is for machines; its label is the word.
    const written = label !== undefined && machineTerm.test(term) ? label : term;
    const text = looksLikeHtml(written) ? htmlToText(written) : folded(written);
    const key = text.toLowerCase();
    if (text !== "" && !found.has(key)) found.set(key, text);
  }
  return [...found.values()];
}
