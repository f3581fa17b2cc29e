/** What entries can be chosen by. Named like the parameters of a combined feed's address. */
export type Trait = "lang" | "section" | "source" | "tag";

/** Values of each trait: ids of sections and sources, slugs of tags, language ranges (RFC 4647 §2.1). */
export type Traits = Record<Trait, string[]>;

/** A word or a phrase, folded, that an entry's text must hold, or must not. */
export interface Term {
  text: string;
  without: boolean;
}

/**
 * What a combined feed holds: entries that have one of the values of every trait in `take`, none of those in `not`, and whose
 * text agrees with every term. Canonical: sorted, without repeats, so equal combinations are equal in every part.
 */
export interface Combination {
  take: Traits;
  not: Traits;
  terms: Term[];
}

/** Why a query names no combined feed. */
export interface RefusedQuery {
  kind: "refused";
  /** 400 for what cannot be read, 404 for a name that nothing has. */
  status: 400 | 404;
  /** One plain sentence. */
  detail: string;
  /** The parameter that is at fault. */
  parameter: string;
}

/** The parameters of a query, in their order, percent-decoded. */
export type QueryPairs = ReadonlyArray<readonly [name: string, value: string]>;

/** What a query says. */
export type ReadQuery = { kind: "combination"; combination: Combination } | RefusedQuery;
