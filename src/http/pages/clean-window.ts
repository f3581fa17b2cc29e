import type { PicturesShown, Source } from "../../model/configuration.ts";
import type { FeedWindow } from "../../model/edition.ts";
import type { CleanEntry } from "../../publish/clean-entry.ts";
import { cleanStory } from "../../publish/clean-story.ts";
import { toCleanEntry } from "../../publish/to-clean-entry.ts";
import { withPictures } from "./shown-pictures.ts";

/** The first entries of a window as pages show them. Nothing leads to a tag's feed that is not published. */
export function cleanWindow(
  { head, entries, stories, closedTags }: FeedWindow,
  sources: ReadonlyMap<string, Source>,
  { most, pictures }: { most: number; pictures: PicturesShown },
): CleanEntry[] {
  return entries.slice(0, most).map((stored) => {
    const view = stories?.get(stored.ref);
    const story = view && cleanStory(view, sources);
    const entry = withPictures(
      toCleanEntry(stored, sources.get(stored.sourceId), head.baseUrl, story),
      pictures,
    );
    if (closedTags === undefined) return entry;
    return { ...entry, tags: entry.tags.filter(({ slug }) => slug === undefined || !closedTags.has(slug)) };
  });
}
