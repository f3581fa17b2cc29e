import type { Configuration, Site, Source } from "../model/configuration.ts";
import type { Entry } from "../model/entry.ts";
import type { FeedPath } from "../model/feed.ts";
import { type EntryFilter, entryFilter, type Kept } from "./entry-filter.ts";
import { type IgnoredLabel, labelledTags, parentTags, type TagGrant } from "./entry-tags.ts";
import type { RuleSubject } from "./match-rule.ts";
import { resolveLists } from "./resolve-tags.ts";
import { compileList, type RuleList } from "./rule-list.ts";
import { compileShelf, judgeShelf, type SectionReason } from "./shelf.ts";
import { stopList } from "./stop-list.ts";
import { type TagIndex, tagIndex } from "./tag-index.ts";

/** What routing asks of a source. */
export type RoutedSource = Pick<Source, "id" | "sections"> &
  Partial<Pick<Source, "title" | "list" | "tags" | "keep" | "drop">>;

/** Where an entry is shelved, and why. */
export interface Route {
  /** Slugs, in configured order. */
  sections: string[];
  /** Slugs: of the entry's labels in its order, then what rules gave, then what is above them. */
  tags: string[];
  /** The source's label for each tag, by slug. */
  labels: Map<string, string>;
  /** One for each section: why the entry is in it, or why not although something brought it there. */
  reasons: SectionReason[];
  /** How it came by each of its tags. */
  grants: TagGrant[];
  /** Labels that gave no tag. */
  ignored: IgnoredLabel[];
  /** Why its source's filter drops it: it is then in no section, under no tag, and in no feed at all. */
  dropped?: Kept;
}

/** Shelves entries by the configured rules. */
export interface Router {
  /**
   * A pure function of the entry, its source and the configuration.
   *
   * @param seen when a poll first brought the entry, in milliseconds since the epoch: what `age` rules count from.
   */
  route(entry: Entry, source: RoutedSource, seen: number): Route;
  tags: TagIndex;
}

/** What a router is made of; without a site its labels are read as by default. */
export type Routing = Pick<Configuration, "sections" | "tags"> & {
  site?: Partial<Pick<Site, "title" | "tags">>;
};

/** Compiles sections and tags into a {@link Router}; build it once a configuration. */
export function createRouter({ sections, tags: configured, site }: Routing): Router {
  const tags = tagIndex(configured);
  const stop = stopList(site?.tags?.ignore ?? []);
  const shelves = sections.map((section) => {
    return compileShelf({ ...section, ...resolveLists(section, tags.slugOf) });
  });
  const deriving = compileDeriving(configured);
  const filterOf = sourceFilters(tags);
  return {
    tags,
    route(entry, source, seen) {
      const given = labelledTags(entry, { tags, stop, source, siteTitle: site?.title });
      const bare: RuleSubject = { entry, sourceId: source.id, list: source.list, tags: [], seen };
      const own = [...given.grants, ...derive(deriving, given.grants, bare)];
      const grants = [...own, ...parentTags(own, tags)];
      const subject = { ...bare, tags: grants.map(({ slug }) => slug) };
      const { ignored } = given;
      const dropped = filterOf(source)?.(subject);
      if (dropped !== undefined)
        return { sections: [], tags: [], labels: new Map(), reasons: [], grants, ignored, dropped };
      const reasons = shelves.flatMap((shelf) => judgeShelf(shelf, subject, source) ?? []);
      return {
        sections: reasons.filter(({ shelved }) => shelved).map(({ section }) => section),
        tags: subject.tags,
        labels: new Map(own.flatMap(({ slug, label }) => (label === undefined ? [] : [[slug, label]]))),
        reasons,
        grants,
        ignored,
      };
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

interface Deriving {
  slug: string;
  always: boolean;
  match: RuleList;
}

function compileDeriving(tags: Routing["tags"]): Deriving[] {
  return tags.flatMap(({ id, match, derive: when }) => {
    const list = compileList("match", match);
    return list === undefined ? [] : [{ slug: id, always: when === "always", match: list }];
  });
}

/** What tags' own rules give: to every entry, or to those that have no tag from their source. */
function derive(deriving: readonly Deriving[], given: readonly TagGrant[], subject: RuleSubject): TagGrant[] {
  return deriving.flatMap(({ slug, always, match }): TagGrant[] => {
    if ((!always && given.length > 0) || given.some((grant) => grant.slug === slug)) return [];
    const held = match(subject);
    return held === undefined ? [] : [{ slug, from: held.because, by: "rule", rule: held.rule }];
  });
}

/** A source's filter, compiled when the first of its entries is met. */
function sourceFilters({ slugOf }: TagIndex): (source: RoutedSource) => EntryFilter | undefined {
  const made = new WeakMap<RoutedSource, { filter?: EntryFilter }>();
  return (source) => {
    if (source.keep === undefined && source.drop === undefined) return undefined;
    const held = made.get(source) ?? { filter: entryFilter(resolveLists(source, slugOf)) };
    made.set(source, held);
    return held.filter;
  };
}
