import type { z } from "zod";
import { isListedId } from "../lists/listed-id.ts";
import type { Polling } from "../model/configuration.ts";
import { tagSlug } from "../route/tag-slug.ts";
import type { ConfigPart } from "./config-file.ts";
import { didYouMean } from "./did-you-mean.ts";
import { namedSources } from "./named-sources.ts";
import type { sectionSchema } from "./schema/section-schema.ts";
import type { siteSchema } from "./schema/site-schema.ts";
import type { SourceElement } from "./schema/source-schema.ts";
import type { tagSchema } from "./schema/tag-schema.ts";
import type { ValuePath } from "./yaml-document.ts";

/** The elements of a list that passed the schema, each at its place in the file; those that did not leave a hole. */
export interface CheckedList<Element> {
  elements: Array<Element | undefined>;
  /** Their ids, also of those that did not pass. */
  ids: Array<string | undefined>;
}

type Section = z.output<typeof sectionSchema>;
type Tag = z.output<typeof tagSchema>;

/** The files' values after their schemas; a part is absent where its file could not be read at all. */
export interface CheckedParts {
  site?: z.output<typeof siteSchema>;
  sources?: CheckedList<SourceElement>;
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
  const known = (list: CheckedList<unknown>) => list.ids.filter((id) => id !== undefined);
  return [
    ...repeatedIds("sources", sources),
    ...repeatedIds("sections", sections),
    ...repeatedIds("tags", tags),
    ...each(sources, repeatedUrl()),
    ...each(tags, tags && repeatedAliases(known(tags))),
    ...each(sources, sections && unknownSections(known(sections))),
    ...each(sections, sources && unknownSources(known(sources), sources.elements.some(isList))),
    ...(site && site.polling.min > site.polling.max ? [crossed("site", ["polling", "min"])] : []),
    ...each(sources, site && crossedLimits(site.polling)),
  ];
}

type ElementCheck<Element> = (element: Element, index: number) => ReferenceProblem[];

function each<Element>(list: CheckedList<Element> | undefined, check: ElementCheck<Element> | undefined) {
  if (!list || !check) return [];
  return list.elements.flatMap((element, index) => (element === undefined ? [] : check(element, index)));
}

function repeatedIds(part: ConfigPart, list: CheckedList<unknown> | undefined): ReferenceProblem[] {
  const taken = new Set<string>();
  return (list?.ids ?? []).flatMap((id, index) => {
    if (id === undefined) return [];
    if (!taken.has(id)) {
      taken.add(id);
      return [];
    }
    return [{ part, path: [index, "id"], message: `the id "${id}" is already taken` }];
  });
}

function repeatedUrl(): ElementCheck<SourceElement> {
  const owners = new Map<string, string>();
  return (source, index) => {
    const [key, address] = "opml" in source ? ["opml", source.opml] : ["url", source.url];
    const href = URL.parse(address)?.href ?? address;
    const owner = owners.get(href);
    if (owner !== undefined) {
      return [
        { part: "sources", path: [index, key], message: `the source "${owner}" already has this address` },
      ];
    }
    owners.set(href, source.id);
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

function unknownSections(known: string[]): ElementCheck<SourceElement> {
  const check = (names: readonly string[], path: ValuePath) =>
    names.flatMap((name, position): ReferenceProblem[] => {
      const message = unknown("section", name, known);
      return message ? [{ part: "sources", path: [...path, position], message }] : [];
    });
  return (source, index) => [
    ...check(source.sections, [index, "sections"]),
    ...("opml" in source
      ? Object.entries(source.folders).flatMap(([name, sections]) =>
          check(sections, [index, "folders", name]),
        )
      : []),
  ];
}

function isList(source: SourceElement | undefined): boolean {
  return source !== undefined && "opml" in source;
}

/** Which feeds a list names is not known here; their ids show by their form. */
function unknownSources(known: string[], lists: boolean): ElementCheck<Section> {
  return ({ match }, index) =>
    match.flatMap((rule, element) =>
      namedSources(rule).flatMap((name): ReferenceProblem[] => {
        const message = lists && isListedId(name) ? undefined : unknown("source", name, known);
        return message ? [{ part: "sections", path: [index, "match", element], message }] : [];
      }),
    );
}

function unknown(kind: string, name: string, known: string[]): string | undefined {
  return known.includes(name) ? undefined : `there is no ${kind} "${name}"${didYouMean(name, known)}`;
}

function crossedLimits(site: Polling): ElementCheck<SourceElement> {
  return ({ polling }, index) => {
    const { min, max } = { ...site, ...polling };
    if (polling === undefined || min <= max) return [];
    return [crossed("sources", [index, "polling", polling.min === undefined ? "max" : "min"])];
  };
}

function crossed(part: ConfigPart, path: ValuePath): ReferenceProblem {
  return { part, path, message: "polling's min is longer than its max" };
}
