import type { Filter, Rule } from "../model/configuration.ts";

type SlugOf = (label: string) => string | undefined;

/** A rule with slugs for the names of its tags: it may name a tag by any of its aliases and spellings, as entries do. */
export function resolveTags(rule: Rule, slugOf: SlugOf): Rule {
  const within = (rules: Rule[]) => rules.map((inner) => resolveTags(inner, slugOf));
  if ("any" in rule) return { any: within(rule.any) };
  if ("all" in rule) return { all: within(rule.all) };
  if ("not" in rule) return { not: within(rule.not) };
  if ("tag" in rule) return { tag: rule.tag.flatMap((label) => slugOf(label) ?? []) };
  return rule;
}

/** Lists of rules that an element of the configuration may have. */
export interface RuleLists extends Filter {
  match?: Rule[];
  exclude?: Rule[];
}

/** The same for whichever lists of rules there are. */
export function resolveLists({ match, exclude, keep, drop }: RuleLists, slugOf: SlugOf): RuleLists {
  const list = (rules: Rule[] | undefined) => rules?.map((rule) => resolveTags(rule, slugOf));
  return { match: list(match), exclude: list(exclude), keep: list(keep), drop: list(drop) };
}
