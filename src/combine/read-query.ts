import type { Combination, QueryPairs, ReadQuery, Traits } from "../model/combination.ts";
import { canonicalQuery, TRAITS } from "./canonical-query.ts";
import { languageRanges } from "./language-ranges.ts";
import { printTerms, readTerms } from "./read-terms.ts";
import { readValue } from "./read-value.ts";
import { isRefused, refused, unknownParameter } from "./refused-query.ts";

/** Most values of all parameters together, words of a search apart. */
export const MOST_VALUES = 20;
/** Longest search, in characters, as it stands in the canonical query. */
export const MOST_LETTERS = 200;
/** Most words and phrases of a search. */
export const MOST_TERMS = 10;

/** Longest canonical query, in characters: an address must be one that every client and proxy passes on. */
export const MOST_WRITTEN = 2_000;

const PARAMETERS = [...TRAITS, "not", "q"];

/** Ids that there are. */
export interface KnownIds {
  has(id: string): boolean;
  keys(): Iterable<string>;
}

/** The names that a query can mean. */
export interface Names {
  sections: KnownIds;
  sources: KnownIds;
  /** The slug of a tag's label or alias, whether or not an entry has it. */
  slugOf(label: string): string | undefined;
}

/**
 * Reads the query of a combined feed: values of one parameter are alternatives, parameters narrow each other, `not` excludes,
 * what is empty says nothing. Whether a tag exists is not judged here.
 */
export function readQuery(query: QueryPairs, names: Names): ReadQuery {
  const take = noTraits();
  const not = noTraits();
  const searches: string[] = [];
  for (const [written, text] of query) {
    const parameter = written.trim().toLowerCase();
    if (!PARAMETERS.includes(parameter)) return unknownParameter(written, PARAMETERS);
    if (parameter === "q") {
      searches.push(text);
      continue;
    }
    for (const part of text.split(",").map((value) => value.trim())) {
      const value = part === "" ? undefined : readValue(parameter, part, names);
      if (isRefused(value)) return value;
      if (value !== undefined) (parameter === "not" ? not : take)[value.trait].push(value.value);
    }
  }
  const terms = readTerms(searches.join(" "));
  return bounded({ take: canonical(take), not: canonical(not), terms });
}

function bounded(combination: Combination): ReadQuery {
  const { take, not, terms } = combination;
  const values = TRAITS.reduce((sum, trait) => sum + take[trait].length + not[trait].length, 0);
  if (values > MOST_VALUES) {
    const parameter = TRAITS.find((trait) => take[trait].length > 0) ?? "not";
    const detail = `A combined feed takes ${MOST_VALUES} values at most, and this names ${values}.`;
    return refused(400, parameter, detail);
  }
  if (terms.length > MOST_TERMS) {
    const detail = `A search takes ${MOST_TERMS} words and phrases at most, and this has ${terms.length}.`;
    return refused(400, "q", detail);
  }
  const { length } = printTerms(terms);
  if (length > MOST_LETTERS) {
    const detail = `The words of a search take ${MOST_LETTERS} characters at most, and these take ${length}.`;
    return refused(400, "q", detail);
  }
  const written = canonicalQuery(combination).length;
  if (written > MOST_WRITTEN) {
    const detail = `Written out, a combination takes ${MOST_WRITTEN} characters at most, and this takes ${written}.`;
    return refused(400, "tag", detail);
  }
  return { kind: "combination", combination };
}

function noTraits(): Traits {
  return { lang: [], section: [], source: [], tag: [] };
}

function canonical(traits: Traits): Traits {
  const sorted = (values: readonly string[]) => [...new Set(values)].sort();
  return {
    lang: languageRanges(traits.lang),
    section: sorted(traits.section),
    source: sorted(traits.source),
    tag: sorted(traits.tag),
  };
}
