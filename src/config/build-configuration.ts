import type { z } from "zod";
import type { Configuration, Filter, Polling, Rule } from "../model/configuration.ts";
import { tagIndex } from "../route/tag-index.ts";
import type { CheckedList, CheckedParts } from "./checked-parts.ts";
import type { pollingOverrides } from "./schema/site-schema.ts";

const DAY = 86_400_000;

/** The configuration of parts that are all there; what sources and sections leave out is the site's. */
export function buildConfiguration(parts: CheckedParts): Configuration | undefined {
  const { site } = parts;
  if (!site || !parts.sources || !parts.sections || !parts.tags) return undefined;
  const sources = present(parts.sources);
  const sections = present(parts.sections);
  const tags = present(parts.tags);
  const names = tagIndex(tags);
  const resolved = (filter: Filter & { exclude?: Rule[] }) => resolveFilter(filter, names.slugOf);
  const window = { entries: site.window.entries, age: site.window.days * DAY };
  const retention = { age: site.retention.days * DAY, perSource: site.retention.perSource };
  return {
    site: { ...site, retention, window },
    sources: sources.map((source) => ({
      ...source,
      ...resolved(source),
      polling: mergePolling(site.polling, source.polling),
      websub: { ...site.websub, ...source.websub },
    })),
    sections: sections.map((section) => ({
      ...section,
      ...resolved(section),
      match: section.match.map((rule) => resolveTags(rule, names.slugOf)),
      window: {
        entries: section.window?.entries ?? window.entries,
        age: section.window?.days === undefined ? window.age : section.window.days * DAY,
      },
    })),
    tags,
  };
}

function present<Element>(list: CheckedList<Element>): Element[] {
  return list.elements.flatMap((element) => element ?? []);
}

type Overrides = z.output<typeof pollingOverrides>;

function mergePolling(site: Polling, source: Overrides | undefined): Polling {
  const { perHost, ...rest } = source ?? {};
  return { ...site, ...rest, perHost: { ...site.perHost, ...perHost } };
}

/** The lists that are there, with the tags they name. */
function resolveFilter(
  { keep, drop, exclude }: Filter & { exclude?: Rule[] },
  slugOf: (label: string) => string | undefined,
): Filter & { exclude?: Rule[] } {
  const lists = Object.entries({ keep, drop, exclude }).flatMap(([key, rules]) => {
    return rules === undefined ? [] : [[key, rules.map((rule) => resolveTags(rule, slugOf))] as const];
  });
  return Object.fromEntries(lists);
}

/** A rule may name a tag by any of its aliases, as entries do. */
function resolveTags(rule: Rule, slugOf: (label: string) => string | undefined): Rule {
  const within = (rules: Rule[]) => rules.map((inner) => resolveTags(inner, slugOf));
  if ("any" in rule) return { any: within(rule.any) };
  if ("all" in rule) return { all: within(rule.all) };
  if ("not" in rule) return { not: within(rule.not) };
  if ("tag" in rule) return { tag: rule.tag.flatMap((label) => slugOf(label) ?? []) };
  return rule;
}
