import type { Tag } from "../model/configuration.ts";
import { tagSlug } from "./tag-slug.ts";

/** Finds the tag of a label: the operator's by id, title or alias, else one under the label's own slug. */
export interface TagIndex {
  slugOf(label: string): string | undefined;
  /** Title of a configured tag. */
  titleOf(slug: string): string | undefined;
}

/** Builds the look-up from `config/tags.yaml`. The first tag to claim an alias keeps it. */
export function tagIndex(tags: readonly Tag[]): TagIndex {
  const bySlug = new Map<string, string>();
  const titles = new Map<string, string>();
  for (const tag of tags) {
    titles.set(tag.id, tag.title);
    for (const name of [tag.id, tag.title, ...tag.aliases]) {
      const slug = tagSlug(name);
      if (!bySlug.has(slug)) bySlug.set(slug, tag.id);
    }
  }
  return {
    slugOf(label) {
      const slug = tagSlug(label);
      if (slug === "") return undefined;
      return bySlug.get(slug) ?? slug;
    },
    titleOf: (slug) => titles.get(slug),
  };
}
