import { foldPlural } from "../route/fold-plural.ts";
import { tagSlug } from "../route/tag-slug.ts";
import type { CleanTag } from "./clean-entry.ts";
import { cleanLine } from "./clean-text.ts";

/**
 * Labels as the source writes them, then the tags of ours that no label names (they came by an alias). A label that is one
 * of our tags carries its slug.
 */
export function cleanTags(labels: readonly string[], slugs: readonly string[]): CleanTag[] {
  const open = new Set(slugs.map(cleanLine).filter((slug) => slug !== ""));
  const tags = new Map<string, CleanTag>();
  for (const raw of labels) {
    const label = cleanLine(raw);
    const key = slugOf(label);
    if (label === "" || tags.has(key)) continue;
    const slug = [...open].find((candidate) => candidate === key || slugOf(candidate) === key);
    if (slug !== undefined) open.delete(slug);
    tags.set(key, slug === undefined ? { label } : { label, slug });
  }
  return [...tags.values(), ...[...open].map((slug) => ({ label: slug, slug }))];
}

/** The slug a label would have if nobody had configured it: enough to see that `Águas` and `agua` are one tag. */
function slugOf(label: string): string {
  return foldPlural(tagSlug(label)) || label;
}
