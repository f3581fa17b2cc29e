import { RE2JS } from "re2js";
import type { Rule } from "../model/configuration.ts";
import type { Entry } from "../model/entry.ts";
import { tagSlug } from "./tag-slug.ts";

/** What a rule is held against. */
export interface RuleSubject {
  entry: Entry;
  sourceId: string;
  /** The list that the source comes from. */
  list?: string;
  /** Slugs of the entry's tags. */
  tags: string[];
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
  if ("tag" in rule) return tagMatcher(rule.tag);
  if ("source" in rule)
    return valueMatcher("source", rule.source, ({ sourceId, list }) => [
      sourceId,
      ...(list === undefined ? [] : [list]),
    ]);
  if ("author" in rule) {
    return valueMatcher("author", rule.author.map(tagSlug), ({ entry }) =>
      entry.authors.map((person) => tagSlug(person.name)),
    );
  }
  if ("language" in rule) {
    return ({ entry }) => {
      const language = rule.language.find((wanted) => speaks(entry.language, wanted));
      return language && `language ${language}`;
    };
  }
  if ("path" in rule) return pathMatcher(rule.path);
  return textMatcher(rule.text);
}

/** True where `language` is `wanted` or a variety of it: `en-GB` speaks `en` (RFC 4647 §3.3.1 basic filtering). */
export function speaks(language: string | undefined, wanted: string): boolean {
  const have = language?.toLowerCase();
  const want = wanted.toLowerCase();
  return have === want || have?.startsWith(`${want}-`) === true;
}

function anyOf(matchers: Matcher[]): Matcher {
  return (subject) => {
    for (const matches of matchers) {
      const reason = matches(subject);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
}

function allOf(matchers: Matcher[]): Matcher {
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

function tagMatcher(tags: string[]): Matcher {
  return valueMatcher("tag", tags, (subject) => subject.tags);
}

function valueMatcher(name: string, wanted: string[], of: (subject: RuleSubject) => string[]): Matcher {
  const set = new Set(wanted);
  return (subject) => {
    const found = of(subject).find((value) => set.has(value));
    return found && `${name} ${found}`;
  };
}

function pathMatcher(paths: string[]): Matcher {
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
