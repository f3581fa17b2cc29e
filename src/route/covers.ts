import { RE2JS } from "re2js";
import type { AgeRange, EntryKind, Rule } from "../model/configuration.ts";
import { authorKey } from "./author-key.ts";
import { speaks } from "./match-rule.ts";

// What can be proved of rules without an entry. What cannot be proved is false: a warning that is not true costs more than one that is missing.

/** What rules may rest on. */
export interface Facts {
  /** The tags above a tag. */
  above(tag: string): readonly string[];
  /** Whether an id may be a list's, or of a source that a list names: an entry may then be of two ids. */
  ofList(source: string): boolean;
}

/** True where every entry that `narrow` holds for is one that `broad` holds for, whatever the entry. Tags are slugs. */
export function covers(broad: Rule, narrow: Rule, facts: Facts): boolean {
  const within = (one: Rule, other: Rule) => covers(one, other, facts);
  if (alwaysHolds(broad, facts) || neverHolds(narrow, facts)) return true;
  if ("any" in narrow) return narrow.any.every((one) => within(broad, one));
  if ("all" in broad) return broad.all.every((one) => within(one, narrow));
  if ("any" in broad && broad.any.some((one) => within(one, narrow))) return true;
  if ("all" in narrow && narrow.all.some((one) => within(broad, one))) return true;
  if ("not" in broad && "not" in narrow)
    return broad.not.every((one) => narrow.not.some((other) => within(other, one)));
  if ("not" in broad) return broad.not.every((one) => excludes(one, narrow, facts));
  return leafCovers(broad, narrow, facts);
}

/** True where no entry can be found that both hold for. */
export function excludes(one: Rule, other: Rule, facts: Facts): boolean {
  const out = (a: Rule, b: Rule) => excludes(a, b, facts);
  if (neverHolds(one, facts) || neverHolds(other, facts)) return true;
  if ("any" in one) return one.any.every((part) => out(part, other));
  if ("any" in other) return other.any.every((part) => out(one, part));
  if ("all" in one) return one.all.some((part) => out(part, other));
  if ("all" in other) return other.all.some((part) => out(one, part));
  if ("not" in one) return one.not.some((part) => covers(part, other, facts));
  if ("not" in other) return other.not.some((part) => covers(part, one, facts));
  if ("source" in one && "source" in other) {
    return ![...one.source, ...other.source].some(facts.ofList) && disjoint(one.source, other.source);
  }
  if ("kind" in one && "kind" in other) return disjoint(one.kind, other.kind);
  if ("age" in one && "age" in other) return apart(one.age, other.age) || apart(other.age, one.age);
  if ("language" in one && "language" in other)
    return one.language.every((a) => other.language.every((b) => !speaks(a, b) && !speaks(b, a)));
  return false;
}

/** True for a rule that contradicts itself: no entry can satisfy it. */
export function neverHolds(rule: Rule, facts: Facts): boolean {
  if ("any" in rule) return rule.any.every((part) => neverHolds(part, facts));
  if ("not" in rule) return rule.not.some((part) => alwaysHolds(part, facts));
  if (!("all" in rule)) return false;
  return rule.all.some(
    (part, at) =>
      neverHolds(part, facts) || rule.all.slice(at + 1).some((other) => excludes(part, other, facts)),
  );
}

const KINDS: readonly EntryKind[] = ["text", "audio", "video", "picture"];

/** True for a rule that every entry satisfies. */
export function alwaysHolds(rule: Rule, facts: Facts): boolean {
  const always = (part: Rule) => alwaysHolds(part, facts);
  if ("any" in rule) return rule.any.some(always) || rule.any.some((one) => completes(rule.any, one, facts));
  if ("all" in rule) return rule.all.every(always);
  if ("not" in rule) return rule.not.every((part) => neverHolds(part, facts));
  if ("kind" in rule) return KINDS.every((kind) => rule.kind.includes(kind));
  if ("age" in rule) return rule.age.under === undefined && (rule.age.over ?? 0) === 0;
  return "text" in rule && Object.values(rule.text).some(isEverywhere);
}

/** Whether one of the alternatives holds wherever another, a negation, does not. */
function completes(alternatives: readonly Rule[], one: Rule, facts: Facts): boolean {
  if (!("not" in one)) return false;
  return alternatives.some((other) => other !== one && one.not.every((part) => covers(other, part, facts)));
}

/** Whether a pattern is found in whatever text: in none at all, and in such as nobody would look for. */
function isEverywhere(pattern: string): boolean {
  const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  return ["", "\u0001", "\u2603\n\u2603"].every((text) => compiled.matcher(text).find());
}

function leafCovers(broad: Rule, narrow: Rule, { above }: Facts): boolean {
  if ("tag" in broad && "tag" in narrow) {
    return narrow.tag.every((tag) => [tag, ...above(tag)].some((one) => broad.tag.includes(one)));
  }
  if ("source" in broad && "source" in narrow) return subset(narrow.source, broad.source);
  if ("kind" in broad && "kind" in narrow) return subset(narrow.kind, broad.kind);
  if ("has" in broad && "has" in narrow) return subset(narrow.has, broad.has);
  if ("author" in broad && "author" in narrow)
    return subset(narrow.author.map(authorKey), broad.author.map(authorKey));
  if ("path" in broad && "path" in narrow) {
    return narrow.path.every((path) => broad.path.some((part) => path.includes(part)));
  }
  if ("language" in broad && "language" in narrow) {
    return narrow.language.every((language) => broad.language.some((wanted) => speaks(language, wanted)));
  }
  if ("age" in broad && "age" in narrow) {
    const { under = Number.POSITIVE_INFINITY, over = 0 } = broad.age;
    return (narrow.age.under ?? Number.POSITIVE_INFINITY) <= under && (narrow.age.over ?? 0) >= over;
  }
  if (!("text" in broad && "text" in narrow)) return false;
  const patterns = (["title", "body"] as const).filter((part) => narrow.text[part] !== undefined);
  return patterns.every((part) => broad.text[part] === narrow.text[part]);
}

function subset<Value>(few: readonly Value[], many: readonly Value[]): boolean {
  return few.every((value) => many.includes(value));
}

function disjoint<Value>(one: readonly Value[], other: readonly Value[]): boolean {
  return !one.some((value) => other.includes(value));
}

function apart({ under }: AgeRange, { over }: AgeRange): boolean {
  return under !== undefined && over !== undefined && under <= over;
}
