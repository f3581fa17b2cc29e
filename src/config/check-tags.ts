import { tagIndex } from "../route/tag-index.ts";
import { tagSlug } from "../route/tag-slug.ts";
import type { CheckedList, CheckedTag, ReferenceProblem } from "./checked-parts.ts";
import { didYouMean } from "./did-you-mean.ts";
import { leavesOf } from "./rules-in.ts";

type Tags = CheckedList<CheckedTag> | undefined;

/** What is wrong between tags: parents that nobody configured, tags above themselves, rules that would need the tags they give. */
export function checkTags(tags: Tags): ReferenceProblem[] {
  if (tags === undefined) return [];
  const present = tags.elements.filter((tag) => tag !== undefined);
  const { find, above } = tagIndex(present);
  return tags.elements.flatMap((tag, index) => {
    if (tag === undefined) return [];
    const known = tags.ids.filter((id) => id !== undefined);
    return [
      ...(tag.parents ?? []).flatMap((parent, at): ReferenceProblem[] => {
        const message = wrongParent(tag.id, parent, { find, above, known });
        return message === undefined ? [] : [{ part: "tags", path: [index, "parents", at], message }];
      }),
      ...rulesForTags(tag, index),
    ];
  });
}

type Index = Pick<ReturnType<typeof tagIndex>, "find" | "above"> & {
  known: string[];
};

function wrongParent(id: string, name: string, { find, above, known }: Index): string | undefined {
  const parent = find(name);
  if (parent?.name === undefined)
    return `there is no tag "${name}" in tags.yaml${didYouMean(tagSlug(name), known)}`;
  if (parent.slug === id) return `the tag "${id}" cannot be its own parent`;
  if (!above(parent.slug).includes(id)) return undefined;
  return `the tag "${id}" would be above itself: "${parent.slug}" is below it already`;
}

function rulesForTags({ id, match = [], derive }: CheckedTag, index: number): ReferenceProblem[] {
  const circular = match.flatMap((rule, at): ReferenceProblem[] => {
    if (!leavesOf(rule).some((leaf) => "tag" in leaf)) return [];
    const message = `what gives the tag "${id}" cannot ask for tags: name them in aliases, or give those tags the parent "${id}"`;
    return [{ part: "tags", path: [index, "match", at], message }];
  });
  if (derive === undefined || match.length > 0) return circular;
  return [
    ...circular,
    {
      part: "tags",
      path: [index, "derive"],
      message: '"derive" says when "match" counts, and there is none',
    },
  ];
}
