import type { Combination, QueryPairs, Trait } from "../model/combination.ts";
import type { CombinedPath } from "../model/feed.ts";
import { printTerms } from "./read-terms.ts";

/** The traits, in the order of their names. */
export const TRAITS: readonly Trait[] = ["lang", "section", "source", "tag"];

/** The parameters of a combination in canonical order: each at most once, its values sorted and joined by commas. */
export function canonicalPairs({ take, not, terms }: Combination): [name: string, value: string][] {
  const excluded = TRAITS.flatMap((trait) => not[trait].map((value) => `${trait}:${value}`));
  const pairs: [string, string][] = [
    ["lang", take.lang.join(",")],
    ["not", excluded.join(",")],
    ["q", printTerms(terms)],
    ["section", take.section.join(",")],
    ["source", take.source.join(",")],
    ["tag", take.tag.join(",")],
  ];
  return pairs.filter(([, value]) => value !== "");
}

/** The canonical query of a combination, percent-encoded; empty for the one that leaves nothing out. */
export function canonicalQuery(combination: Combination): string {
  return canonicalPairs(combination)
    .map(([name, value]) => `${name}=${encodeValue(value)}`)
    .join("&");
}

/** What names a combination's feed. */
export function combinedPath(combination: Combination): CombinedPath {
  return `feeds?${canonicalQuery(combination)}`;
}

/**
 * Whether a query is a combination's canonical one. How it is percent-encoded does not count: clients and proxies encode
 * differently, and one that encodes in its own way would be sent in circles.
 */
export function isCanonical(query: QueryPairs, combination: Combination): boolean {
  const canonical = canonicalPairs(combination);
  return (
    query.length === canonical.length &&
    canonical.every(([name, value], at) => query[at]?.[0] === name && query[at]?.[1] === value)
  );
}

/** Commas and colons stand in a query as they are (RFC 3986 §3.4), and are easier to read so. */
function encodeValue(value: string): string {
  return encodeURIComponent(value)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%2C", ",")
    .replaceAll("%3A", ":");
}
