import type { Configuration, Source } from "../model/configuration.ts";
import type { Entry } from "../model/entry.ts";
import type { FeedPath } from "../model/feed.ts";
import { compileRule, type Matcher, speaks } from "./match-rule.ts";
import { type TagIndex, tagIndex } from "./tag-index.ts";

/** Where an entry is shelved, and why. */
export interface Route {
  /** Slugs, in configured order. */
  sections: string[];
  /** Slugs, in the entry's order. */
  tags: string[];
  /** The source's label for each tag, by slug. */
  labels: Map<string, string>;
  /** One line a section: why the entry is in it, or why not although a rule matched. */
  reasons: Array<{ section: string; shelved: boolean; because: string }>;
}

/** Shelves entries by the configured rules. */
export interface Router {
  route(entry: Entry, source: Pick<Source, "id" | "sections" | "list">): Route;
  tags: TagIndex;
}

interface Shelf {
  id: string;
  languages?: string[];
  matchers: Matcher[];
}

/** Compiles sections and tags into a {@link Router}; build it once a configuration. */
export function createRouter(configuration: Pick<Configuration, "sections" | "tags">): Router {
  const tags = tagIndex(configuration.tags);
  const shelves: Shelf[] = configuration.sections.map((section) => ({
    id: section.id,
    languages: section.languages,
    matchers: section.match.map(compileRule),
  }));
  return {
    tags,
    route(entry, source) {
      const labels = tagLabels(entry, tags);
      const slugs = [...labels.keys()];
      const reasons = shelves.flatMap((shelf) => judge(shelf, entry, source, slugs));
      const sections = reasons.filter((reason) => reason.shelved).map((reason) => reason.section);
      return { sections, tags: slugs, labels, reasons };
    },
  };
}

/** The feeds an entry of `source` belongs to by its route: `all`, its source's, its sections', its tags'. */
export function feedPaths(
  sourceId: string,
  shelves: { sections: readonly string[]; tags: readonly string[] },
): FeedPath[] {
  return [
    "all",
    `sources/${sourceId}`,
    ...shelves.sections.map((slug): FeedPath => `sections/${slug}`),
    ...shelves.tags.map((slug): FeedPath => `tags/${slug}`),
  ];
}

function tagLabels(entry: Entry, tags: TagIndex): Map<string, string> {
  const labels = new Map<string, string>();
  for (const label of entry.tags) {
    const slug = tags.slugOf(label);
    if (slug !== undefined && !labels.has(slug)) labels.set(slug, label);
  }
  return labels;
}

function judge(shelf: Shelf, entry: Entry, source: Pick<Source, "id" | "sections" | "list">, tags: string[]) {
  const because = source.sections.includes(shelf.id)
    ? `always, by source ${source.id}`
    : firstReason(shelf.matchers, { entry, sourceId: source.id, list: source.list, tags });
  if (because === undefined) return [];
  const spoken = shelf.languages?.some((wanted) => speaks(entry.language, wanted)) ?? true;
  if (spoken) return [{ section: shelf.id, shelved: true, because }];
  const only = `${because}, but the section takes ${shelf.languages?.join(", ")} and the entry is in ${entry.language ?? "an unknown language"}`;
  return [{ section: shelf.id, shelved: false, because: only }];
}

function firstReason(matchers: Matcher[], subject: Parameters<Matcher>[0]): string | undefined {
  for (const matches of matchers) {
    const reason = matches(subject);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
