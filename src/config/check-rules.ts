import { isListedId } from "../lists/listed-id.ts";
import type { Rule } from "../model/configuration.ts";
import { alwaysHolds, covers, excludes, type Facts, neverHolds } from "../route/covers.ts";
import { resolveTags } from "../route/resolve-tags.ts";
import { tagIndex } from "../route/tag-index.ts";
import type { CheckedParts, ReferenceProblem } from "./checked-parts.ts";
import { type PlacedRule, rulesIn } from "./rules-in.ts";

/** A rule with its tags resolved. */
export interface ResolvedRule extends PlacedRule {
  /** The element it belongs to, within its part. */
  element: number;
}

/** Every rule, its tags resolved, and what can be proved of rules. */
export function resolvedRules(parts: CheckedParts): { rules: ResolvedRule[]; facts: Facts } {
  const { slugOf, above } = tagIndex(parts.tags?.elements.filter((tag) => tag !== undefined) ?? []);
  const lists = new Set(
    parts.sources?.elements.flatMap((source) => (source && "opml" in source ? source.id : [])),
  );
  const rules = rulesIn(parts).map((placed) => ({
    ...placed,
    rule: resolveTags(placed.rule, slugOf),
    element: Number(placed.path[0]),
  }));
  return { rules, facts: { above, ofList: (id) => lists.has(id) || isListedId(id) } };
}

/** Rules that no entry can satisfy, whatever it is, and rules whose entries the section's own languages keep out. */
export function contradictions(parts: CheckedParts): ReferenceProblem[] {
  const { rules, facts } = resolvedRules(parts);
  return rules.flatMap(({ part, path, rule, list, element }): ReferenceProblem[] => {
    if (neverHolds(rule, facts)) {
      return [{ part, path, message: `can hold for no entry: ${whyNever(rule, facts)}` }];
    }
    const languages = part === "sections" ? parts.sections?.elements[element]?.languages : undefined;
    if (list !== "match" || languages === undefined || !excludes(rule, { language: languages }, facts))
      return [];
    const message = `can bring nothing here: the section takes only ${languages.join(", ")}, and this asks for another language`;
    return [{ part, path, message }];
  });
}

function whyNever(rule: Rule, facts: Facts): string {
  if ("all" in rule) {
    for (const [at, part] of rule.all.entries()) {
      const other = rule.all.slice(at + 1).find((one) => excludes(part, one, facts));
      if (other !== undefined) return `what is ${ruleWords(part)} is not ${ruleWords(other)}`;
    }
  }
  return "it contradicts itself";
}

/** A rule in a few words, as it is written. */
export function ruleWords(rule: Rule): string {
  const [key, value] = Object.entries(rule)[0] ?? ["", ""];
  if (key === "age" || key === "text" || key === "any" || key === "all" || key === "not") return `${key}: …`;
  return `${key} ${Array.isArray(value) ? value.join(" or ") : value}`;
}

/** Rules that hold for every entry, or add nothing to the others of their element. */
export function idleRules(
  parts: CheckedParts,
  placeOf: (problem: ResolvedRule) => string,
): ReferenceProblem[] {
  const { rules, facts } = resolvedRules(parts);
  return rules.flatMap((one): ReferenceProblem[] => {
    const message = alwaysHolds(one.rule, facts) ? EVERY[one.list] : idle(one, rules, facts, placeOf);
    return message === undefined ? [] : [{ part: one.part, path: one.path, message }];
  });
}

const EVERY = {
  match: "holds for every entry",
  exclude: "holds for every entry: nothing can stand here",
  drop: "holds for every entry: nothing passes",
  keep: "holds for every entry: it keeps nothing out",
} as const;

function idle(
  one: ResolvedRule,
  rules: readonly ResolvedRule[],
  facts: Facts,
  placeOf: (rule: ResolvedRule) => string,
): string | undefined {
  const beside = rules.filter((other) => {
    const same = other.part === one.part && other.element === one.element;
    // What holds for everything is said of that rule, not of all the others.
    return same && other !== one && !alwaysHolds(other.rule, facts);
  });
  const broader = beside.find((other) => {
    if (other.list !== one.list || !covers(other.rule, one.rule, facts)) return false;
    // Of two that come to the same, the first stays.
    return !covers(one.rule, other.rule, facts) || Number(other.path[2]) < Number(one.path[2]);
  });
  if (broader !== undefined) return `adds nothing: ${placeOf(broader)} holds for all of it`;
  if (one.list !== "match" || one.part !== "sections") return undefined;
  const out = beside.find(
    ({ list, rule }) => ["exclude", "drop"].includes(list) && covers(rule, one.rule, facts),
  );
  if (out !== undefined) return `brings nothing: ${placeOf(out)} keeps out all of it`;
  const keeps = beside.filter(({ list }) => list === "keep");
  return keeps.length > 0 && keeps.every(({ rule }) => excludes(rule, one.rule, facts))
    ? "brings nothing: no rule of keep can hold for it"
    : undefined;
}
