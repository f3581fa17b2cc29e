import type { Combination } from "../model/combination.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import { speaks } from "../route/match-rule.ts";
import { holds } from "./fold-text.ts";
import { searchText } from "./search-text.ts";

/**
 * Judges what indexes do not know of an entry: its language and its words.
 *
 * @param textOf gives what {@link searchText} makes of an entry, from memory if there is one.
 * @param sourceLanguage the language of an entry that has none of its own, as feeds show it.
 */
export function agrees(
  { take, not, terms }: Combination,
  stored: StoredEntry,
  sourceLanguage: string | undefined,
  textOf: (stored: StoredEntry) => string = searchText,
): boolean {
  const language = stored.entry.language ?? sourceLanguage;
  const spoken = (range: string) => speaks(language, range);
  if (take.lang.length > 0 && !take.lang.some(spoken)) return false;
  if (not.lang.some(spoken)) return false;
  if (terms.length === 0) return true;
  const text = textOf(stored);
  return terms.every((term) => holds(text, term.text) !== term.without);
}

/** Whether a stored entry belongs to a combination, judged by itself alone. */
export function belongs(
  combination: Combination,
  stored: StoredEntry,
  sourceLanguage: string | undefined,
): boolean {
  const { take, not } = combination;
  const has = { section: stored.sections, source: [stored.sourceId], tag: stored.tags };
  const listed = (["section", "source", "tag"] as const).every(
    (trait) =>
      (take[trait].length === 0 || take[trait].some((value) => has[trait].includes(value))) &&
      !not[trait].some((value) => has[trait].includes(value)),
  );
  return listed && agrees(combination, stored, sourceLanguage);
}
