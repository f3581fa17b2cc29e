import { distance } from "fastest-levenshtein";
import type { Rule } from "../model/configuration.ts";
import { speaks } from "../route/match-rule.ts";
import { stopList } from "../route/stop-list.ts";
import { type TagIndex, tagIndex } from "../route/tag-index.ts";
import type { CheckedParts, ReferenceProblem } from "./checked-parts.ts";
import { leavesOf, rulesIn } from "./rules-in.ts";

/** Names that are allowed and probably not meant: tags nobody configured but for a letter, tags that are ignored, languages that do not meet. */
export function doubtfulNames(parts: CheckedParts): ReferenceProblem[] {
  const tags = parts.tags?.elements.filter((tag) => tag !== undefined) ?? [];
  const index = tagIndex(tags);
  const ids = tags.map(({ id }) => id);
  const doubt = (name: string) => doubtful(name, { index, ids, ignore: parts.site?.tags.ignore ?? [] });
  return [
    ...ignoredTags(parts, index),
    ...mappedTags(parts, doubt),
    ...rulesIn(parts).flatMap(({ part, path, rule }) =>
      tagsIn(rule).flatMap((name): ReferenceProblem[] => {
        const message = doubt(name);
        return message === undefined ? [] : [{ part, path, message }];
      }),
    ),
    ...sourceLanguages(parts),
    ...ruleLanguages(parts),
  ];
}

interface TagNames {
  index: TagIndex;
  ids: readonly string[];
  ignore: readonly string[];
}

function doubtful(name: string, { index, ids, ignore }: TagNames): string | undefined {
  const found = index.find(name);
  if (found === undefined || found.name !== undefined) return undefined;
  const because = stopList(ignore)(name, found.slug);
  if (because !== undefined) return `no entry bears the tag "${name}": ${because}`;
  const near = ids.find((id) => distance(id, found.slug) <= Math.max(1, Math.floor(found.slug.length / 6)));
  return near && `there is no tag "${name}" in tags.yaml — did you mean "${near}"?`;
}

function tagsIn(rule: Rule): string[] {
  return [...new Set(leavesOf(rule).flatMap((leaf) => ("tag" in leaf ? leaf.tag : [])))];
}

function ignoredTags({ site }: CheckedParts, { find }: TagIndex): ReferenceProblem[] {
  return (site?.tags.ignore ?? []).flatMap((name, at): ReferenceProblem[] => {
    const found = find(name);
    if (found?.name === undefined) return [];
    const message = `"${name}" is a name of the tag "${found.slug}" in tags.yaml, so it is not ignored`;
    return [{ part: "site", path: ["tags", "ignore", at], message }];
  });
}

function mappedTags(
  { sources }: CheckedParts,
  doubt: (name: string) => string | undefined,
): ReferenceProblem[] {
  return (sources?.elements ?? []).flatMap((source, index) =>
    Object.entries(source?.tags?.map ?? {}).flatMap(([key, names]) =>
      names.flatMap((name): ReferenceProblem[] => {
        const message = doubt(name);
        return message === undefined ? [] : [{ part: "sources", path: [index, "tags", "map", key], message }];
      }),
    ),
  );
}

function sourceLanguages({ sources, sections }: CheckedParts): ReferenceProblem[] {
  return (sources?.elements ?? []).flatMap((source, index) =>
    (source?.sections ?? []).flatMap((name, at): ReferenceProblem[] => {
      const languages = sections?.elements.find((section) => section?.id === name)?.languages;
      if (!foreign(source?.language, languages)) return [];
      const message = `the section "${name}" takes only ${languages?.join(", ")}, and this source is in ${source?.language}: of it only what is in another language comes there`;
      return [{ part: "sources", path: [index, "sections", at], message }];
    }),
  );
}

/** Rules that bring in sources none of which is in a language of the section. */
function ruleLanguages({ sources, sections }: CheckedParts): ReferenceProblem[] {
  const languageOf = new Map(sources?.elements.map((source) => [source?.id, source?.language]));
  return (sections?.elements ?? []).flatMap((section, index) =>
    (section?.match ?? []).flatMap((rule, at): ReferenceProblem[] => {
      const conditions = "all" in rule ? rule.all : [rule];
      const named = conditions.flatMap((one) => ("source" in one ? one.source : []));
      const foreigners = named.filter((id) => foreign(languageOf.get(id), section?.languages));
      if (named.length === 0 || foreigners.length < named.length) return [];
      const message = `the section takes only ${section?.languages?.join(", ")}, and of ${named.join(", ")} sources.yaml says another language`;
      return [{ part: "sections", path: [index, "match", at], message }];
    }),
  );
}

function foreign(language: string | undefined, languages: readonly string[] | undefined): boolean {
  if (language === undefined || languages === undefined) return false;
  return !languages.some((wanted) => speaks(language, wanted) || speaks(wanted, language));
}
