import { RE2JS } from "re2js";
import type { AgeRange, Rule } from "../model/configuration.ts";
import type { Entry } from "../model/entry.ts";
import { authorKey } from "./author-key.ts";
import { daysWords } from "./days-words.ts";
import { entryKind, hasPart } from "./entry-kind.ts";

/** What a rule is held against. */
export interface RuleSubject {
  entry: Entry;
  sourceId: string;
  /** The list that the source comes from. */
  list?: string;
  /** Slugs of the entry's tags, those above them included. */
  tags: readonly string[];
  /** When a poll first brought the entry: milliseconds since the epoch. */
  seen: number;
}

/** Says in a few words why a subject matches, or `undefined` where it does not. */
export type Matcher = (subject: RuleSubject) => string | undefined;

/** Compiles a rule once for many entries. Patterns are RE2, so none takes more than linear time; the configuration has been checked. */
export function compileRule(rule: Rule): Matcher {
  if ("any" in rule) return anyOf(rule.any.map(compileRule));
  if ("all" in rule) return allOf(rule.all.map(compileRule));
  if ("not" in rule) {
    const inner = anyOf(rule.not.map(compileRule));
    return (subject) => (inner(subject) === undefined ? "not excluded" : undefined);
  }
  if ("tag" in rule) return valueMatcher("tag", rule.tag, (subject) => subject.tags);
  if ("source" in rule)
    return valueMatcher("source", rule.source, ({ sourceId, list }) => [
      sourceId,
      ...(list === undefined ? [] : [list]),
    ]);
  if ("kind" in rule) return valueMatcher("kind", rule.kind, ({ entry }) => [entryKind(entry)]);
  if ("has" in rule) {
    return ({ entry }) => {
      const part = rule.has.find((wanted) => hasPart(entry, wanted));
      return part && `has a ${part}`;
    };
  }
  if ("author" in rule) return authorMatcher(rule.author);
  if ("language" in rule) {
    return ({ entry }) => {
      const language = rule.language.find((wanted) => speaks(entry.language, wanted));
      return language && `language ${language}`;
    };
  }
  if ("age" in rule) return ageMatcher(rule.age);
  if ("path" in rule) return pathMatcher(rule.path);
  return textMatcher(rule.text);
}

/** True where `language` is `wanted` or a variety of it: `en-GB` speaks `en` (RFC 4647 §3.3.1 basic filtering). */
export function speaks(language: string | undefined, wanted: string): boolean {
  const have = language?.toLowerCase();
  const want = wanted.toLowerCase();
  return have === want || have?.startsWith(`${want}-`) === true;
}

/** One matcher for several: the first reason counts. */
export function anyOf(matchers: readonly Matcher[]): Matcher {
  return (subject) => {
    for (const matches of matchers) {
      const reason = matches(subject);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
}

function allOf(matchers: readonly Matcher[]): Matcher {
  return (subject) => {
    const reasons: string[] = [];
    for (const matches of matchers) {
      const reason = matches(subject);
      if (reason === undefined) return undefined;
      reasons.push(reason);
    }
    return reasons.join(" and ");
  };
}

function valueMatcher(
  name: string,
  wanted: readonly string[],
  of: (subject: RuleSubject) => readonly string[],
): Matcher {
  const set = new Set(wanted);
  return (subject) => {
    const found = of(subject).find((value) => set.has(value));
    return found && `${name} ${found}`;
  };
}

function authorMatcher(names: readonly string[]): Matcher {
  const wanted = new Map(names.map((name) => [authorKey(name), name]));
  return ({ entry }) => {
    const found = entry.authors.find((person) => wanted.has(authorKey(person.name)));
    return found && `author ${found.name}`;
  };
}

function ageMatcher({ under, over }: AgeRange): Matcher {
  return ({ entry, seen }) => {
    const published = entry.published === undefined ? Number.NaN : Date.parse(entry.published);
    const age = Number.isNaN(published) ? 0 : Math.max(0, seen - published);
    if (under !== undefined && age >= under) return undefined;
    if (over !== undefined && age < over) return undefined;
    return `${daysWords(age)} old when it came`;
  };
}

function pathMatcher(paths: readonly string[]): Matcher {
  return ({ entry }) => {
    if (entry.url === undefined || !URL.canParse(entry.url)) return undefined;
    const { pathname } = new URL(entry.url);
    const found = paths.find((path) => pathname.includes(path));
    return found && `path ${found}`;
  };
}

function textMatcher(text: { title?: string; body?: string }): Matcher {
  const title = text.title === undefined ? undefined : RE2JS.compile(text.title, RE2JS.CASE_INSENSITIVE);
  const body = text.body === undefined ? undefined : RE2JS.compile(text.body, RE2JS.CASE_INSENSITIVE);
  return ({ entry }) => {
    if (title?.matcher(entry.title).find()) return `title matches ${text.title}`;
    if (body?.matcher(`${entry.summary ?? ""}\n${entry.content ?? ""}`).find())
      return `body matches ${text.body}`;
    return undefined;
  };
}
