import { isListedId } from "../lists/listed-id.ts";
import type { Polling } from "../model/configuration.ts";
import { tagSlug } from "../route/tag-slug.ts";
import { contradictions } from "./check-rules.ts";
import { checkTags } from "./check-tags.ts";
import type { CheckedList, CheckedParts, CheckedTag, ReferenceProblem } from "./checked-parts.ts";
import type { ConfigPart } from "./config-file.ts";
import { didYouMean } from "./did-you-mean.ts";
import { leavesOf, rulesIn } from "./rules-in.ts";
import type { SourceElement } from "./schema/source-schema.ts";
import type { ValuePath } from "./yaml-document.ts";

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
    ...(sources ? unknownSources(parts, known(sources), sources.elements.some(isList)) : []),
    ...checkTags(tags),
    ...contradictions(parts),
    ...(site && site.polling.min > site.polling.max ? [crossed("site", ["polling", "min"])] : []),
    ...each(sources, site && crossedLimits(site.polling)),
  ];
}

/** Names that are told where none is near the one that was written. */
const MOST_NAMED = 12;

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
    return [{ part, path: [index, "id"], message: `the id "${id}" is already taken: give this one another` }];
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

function repeatedAliases(ids: string[]): ElementCheck<CheckedTag> {
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
function unknownSources(parts: CheckedParts, known: string[], lists: boolean): ReferenceProblem[] {
  return rulesIn(parts).flatMap(({ part, path, rule }) =>
    leavesOf(rule).flatMap((leaf): ReferenceProblem[] =>
      ("source" in leaf ? leaf.source : []).flatMap((name) => {
        const message = lists && isListedId(name) ? undefined : unknown("source", name, known);
        return message ? [{ part, path, message }] : [];
      }),
    ),
  );
}

function unknown(kind: string, name: string, known: string[]): string | undefined {
  if (known.includes(name)) return undefined;
  const meant = didYouMean(name, known);
  const few = known.length > 0 && known.length <= MOST_NAMED ? `: there are ${known.join(", ")}` : "";
  return `there is no ${kind} "${name}"${meant === "" ? few : meant}`;
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
