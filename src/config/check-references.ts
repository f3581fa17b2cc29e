import type { z } from "zod";
import type { Polling, Rule } from "../model/configuration.ts";
import { tagSlug } from "../route/tag-slug.ts";
import type { ConfigPart } from "./config-file.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { sectionSchema } from "./schema/section-schema.ts";
import type { siteSchema } from "./schema/site-schema.ts";
import type { sourceSchema } from "./schema/source-schema.ts";
import type { tagSchema } from "./schema/tag-schema.ts";
import type { ValuePath } from "./yaml-document.ts";

/** The elements of a list that passed the schema, each at its place in the file; those that did not leave a hole. */
export interface CheckedList<Element> {
  elements: Array<Element | undefined>;
  /** The ids of all of them, also of those that did not pass. */
  ids: string[];
}

type Source = z.output<typeof sourceSchema>;
type Section = z.output<typeof sectionSchema>;
type Tag = z.output<typeof tagSchema>;

/** The files' values after their schemas; a part is absent where its file could not be read at all. */
export interface CheckedParts {
  site?: z.output<typeof siteSchema>;
  sources?: CheckedList<Source>;
  sections?: CheckedList<Section>;
  tags?: CheckedList<Tag>;
}

/** A mistake that shows only when elements or files are held against each other. */
export interface ReferenceProblem {
  part: ConfigPart;
  path: ValuePath;
  message: string;
}

/** Holds the parts against each other: ids and addresses used twice, names of sections and sources that nobody has, limits that cross. */
export function checkReferences(parts: CheckedParts): ReferenceProblem[] {
  const { site, sources, sections, tags } = parts;
  return [
    ...repeatedIds("sources", sources),
    ...repeatedIds("sections", sections),
    ...repeatedIds("tags", tags),
    ...each(sources, repeatedUrl()),
    ...each(tags, repeatedAliases(tags?.ids ?? [])),
    ...each(sources, sections && unknownSections(sections.ids)),
    ...each(sections, sources && unknownSources(sources.ids)),
    ...(site && site.polling.min > site.polling.max ? [crossed("site", ["polling", "min"])] : []),
    ...each(sources, site && crossedLimits(site.polling)),
  ];
}

type ElementCheck<Element> = (element: Element, index: number) => ReferenceProblem[];

function each<Element>(list: CheckedList<Element> | undefined, check: ElementCheck<Element> | undefined) {
  if (!list || !check) return [];
  return list.elements.flatMap((element, index) => (element === undefined ? [] : check(element, index)));
}

function repeatedIds(part: ConfigPart, list: CheckedList<{ id: string }> | undefined): ReferenceProblem[] {
  const seen = new Set<string>();
  return each(list, ({ id }, index) => {
    if (seen.has(id)) return [{ part, path: [index, "id"], message: `the id "${id}" is already taken` }];
    seen.add(id);
    return [];
  });
}

function repeatedUrl(): ElementCheck<Source> {
  const owners = new Map<string, string>();
  return ({ id, url }, index) => {
    const { href } = new URL(url);
    const owner = owners.get(href);
    if (owner !== undefined) {
      return [
        { part: "sources", path: [index, "url"], message: `the source "${owner}" already has this address` },
      ];
    }
    owners.set(href, id);
    return [];
  };
}

function repeatedAliases(ids: string[]): ElementCheck<Tag> {
  const owners = new Map(ids.map((id) => [id, id]));
  return ({ id, aliases }, index) =>
    aliases.flatMap((alias, position): ReferenceProblem[] => {
      const owner = owners.get(tagSlug(alias)) ?? id;
      owners.set(tagSlug(alias), owner);
      if (owner === id) return [];
      const message = `the alias "${alias}" already belongs to the tag "${owner}"`;
      return [{ part: "tags", path: [index, "aliases", position], message }];
    });
}

function unknownSections(known: string[]): ElementCheck<Source> {
  return ({ sections }, index) =>
    sections.flatMap((name, position): ReferenceProblem[] => {
      const message = unknown("section", name, known);
      return message ? [{ part: "sources", path: [index, "sections", position], message }] : [];
    });
}

function unknownSources(known: string[]): ElementCheck<Section> {
  return ({ match }, index) =>
    match.flatMap((rule, element) =>
      namedSources(rule).flatMap((name): ReferenceProblem[] => {
        const message = unknown("source", name, known);
        return message ? [{ part: "sections", path: [index, "match", element], message }] : [];
      }),
    );
}

/** The values of every `source` condition in a rule, at any depth. */
function namedSources(rule: Rule): string[] {
  if ("source" in rule) return rule.source;
  const inner = "any" in rule ? rule.any : "all" in rule ? rule.all : "not" in rule ? rule.not : [];
  return inner.flatMap(namedSources);
}

function unknown(kind: string, name: string, known: string[]): string | undefined {
  return known.includes(name) ? undefined : `there is no ${kind} "${name}"${didYouMean(name, known)}`;
}

function crossedLimits(site: Polling): ElementCheck<Source> {
  return ({ polling }, index) => {
    const { min, max } = { ...site, ...polling };
    if (polling === undefined || min <= max) return [];
    return [crossed("sources", [index, "polling", polling.min === undefined ? "max" : "min"])];
  };
}

function crossed(part: ConfigPart, path: ValuePath): ReferenceProblem {
  return { part, path, message: "polling's min is longer than its max" };
}
