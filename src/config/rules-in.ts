import type { Rule } from "../model/configuration.ts";
import type { CheckedParts } from "./checked-parts.ts";
import type { ConfigPart } from "./config-file.ts";
import type { ValuePath } from "./yaml-document.ts";

/** A rule of a configuration, and where it stands. */
export interface PlacedRule {
  part: ConfigPart;
  path: ValuePath;
  list: "match" | "exclude" | "keep" | "drop";
  rule: Rule;
}

const LISTS = ["match", "exclude", "keep", "drop"] as const;

/** Every top-level rule of every file, in the order of files, elements and lists. */
export function rulesIn({ sources, sections, tags }: CheckedParts): PlacedRule[] {
  const parts = { sources, sections, tags } as const;
  return Object.entries(parts).flatMap(([part, list]) => {
    const elements: ReadonlyArray<RuleLists | undefined> = list?.elements ?? [];
    return elements.flatMap((element, index) => placed(part as ConfigPart, index, element ?? {}));
  });
}

/** The conditions within a rule, at any depth, that are not lists of rules. */
export function leavesOf(rule: Rule): Rule[] {
  const inner = "any" in rule ? rule.any : "all" in rule ? rule.all : "not" in rule ? rule.not : undefined;
  return inner === undefined ? [rule] : inner.flatMap(leavesOf);
}

type RuleLists = Partial<Record<(typeof LISTS)[number], Rule[]>>;

function placed(part: ConfigPart, index: number, lists: RuleLists): PlacedRule[] {
  return LISTS.flatMap((list) => {
    return (lists[list] ?? []).map((rule, at) => ({ part, path: [index, list, at], list, rule }));
  });
}
