import type { Rule } from "../model/configuration.ts";
import { compileRule, type Matcher, type RuleSubject } from "./match-rule.ts";

/** Where a rule stands: the list of its section, source or tag, and which element of that. */
export interface RulePlace {
  list: "match" | "exclude" | "keep" | "drop";
  at: number;
}

/** A rule that held, and in what. */
export interface Held {
  because: string;
  rule: RulePlace;
}

/** Finds the first rule of a list that holds. */
export type RuleList = (subject: RuleSubject) => Held | undefined;

/** Compiles a list of rules; `undefined` for a list that is not there. */
export function compileList(
  list: RulePlace["list"],
  rules: readonly Rule[] | undefined,
): RuleList | undefined {
  if (rules === undefined) return undefined;
  const matchers: Matcher[] = rules.map(compileRule);
  return (subject) => {
    for (const [at, matches] of matchers.entries()) {
      const because = matches(subject);
      if (because !== undefined) return { because, rule: { list, at } };
    }
    return undefined;
  };
}
