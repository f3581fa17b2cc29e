import type { NewList, NewSection, NewTag } from "../config/append-elements.ts";
import type { NewSource } from "../config/append-sources.ts";
import { mintSourceId } from "../config/mint-source-id.ts";
import { webAddress } from "../lists/web-address.ts";
import { tagSlug } from "../route/tag-slug.ts";
import type { MigratedFeed } from "./migration.ts";

/** What is configured already. */
export interface Present {
  sources: ReadonlyArray<{ id: string; url: string }>;
  sections: ReadonlyArray<{ id: string; title: string }>;
  tags: ReadonlyArray<{ id: string; title: string; aliases: readonly string[] }>;
}

/** What is to be added to the files. */
export interface MigrationPlan {
  sources: Array<NewSource | NewList>;
  sections: NewSection[];
  tags: NewTag[];
  /** Feeds that are left out, and why. */
  skipped: Array<{ url: string; why: string }>;
}

/**
 * What feeds of another programme become: sources, and what they lie in there sections or tags, which are made where none has that name. Every
 * address once; what several groups hold is in all of them.
 *
 * @param as `tags`: a group is a tag that everything of its feeds bears.
 */
export function planMigration(
  feeds: readonly MigratedFeed[],
  present: Present,
  as: "sections" | "tags",
): MigrationPlan {
  const plan: MigrationPlan = { sources: [], sections: [], tags: [], skipped: [] };
  const taken = new Set(present.sources.map(({ id }) => id));
  const known = new Set(present.sources.map(({ url }) => URL.parse(url)?.href ?? url));
  const added = new Map<string, NewSource | NewList>();
  const section = sectionNamed(present, plan);
  const tag = tagNamed(present, plan);
  for (const feed of feeds) {
    const url = webAddress(feed.url);
    if (url === undefined) {
      plan.skipped.push({ url: feed.url, why: "not an http address" });
      continue;
    }
    const href = URL.parse(url)?.href ?? url;
    const source = added.get(href) ?? (known.has(href) ? undefined : newSource(feed, url, taken));
    if (source === undefined) {
      plan.skipped.push({ url, why: "already a source" });
      continue;
    }
    if (!added.has(href)) plan.sources.push(source);
    added.set(href, source);
    for (const group of feed.groups)
      if (as === "tags") tag(group, source.id);
      else source.sections = [...new Set([...(source.sections ?? []), section(group)])];
  }
  return plan;
}

function newSource(feed: MigratedFeed, url: string, taken: Set<string>): NewSource | NewList {
  const title = feed.title?.trim().replace(/\s+/g, " ") || undefined;
  const id = mintSourceId(title, url, taken);
  taken.add(id);
  if (feed.list) return { id, title: title ?? id, opml: url };
  const homepage = webAddress(feed.homepage ?? "");
  return { id, title: title ?? id, url, ...(homepage && { homepage }) };
}

function sectionNamed(present: Present, plan: MigrationPlan): (name: string) => string {
  const ids = new Map(
    present.sections.flatMap(
      ({ id, title }) =>
        [
          [id, id],
          [title.toLowerCase(), id],
        ] as const,
    ),
  );
  return (name) => {
    const title = name.trim().replace(/\s+/g, " ");
    const there = ids.get(title.toLowerCase());
    if (there !== undefined) return there;
    const id = mintSourceId(title, "", new Set(ids.values()));
    ids.set(title.toLowerCase(), id).set(id, id);
    plan.sections.push({ id, title });
    return id;
  };
}

/** A tag that is configured has rules of its own, and is left to its operator. */
function tagNamed(present: Present, plan: MigrationPlan): (name: string, sourceId: string) => void {
  const known = new Set(
    present.tags.flatMap(({ id, title, aliases }) => [id, title, ...aliases].map(tagSlug)),
  );
  const made = new Map<string, NewTag>();
  return (name, sourceId) => {
    const id = tagSlug(name);
    if (id === "") return;
    if (known.has(id)) {
      plan.skipped.push({
        url: name,
        why: `the tag is configured already: give it a rule for ${sourceId} in tags.yaml`,
      });
      return;
    }
    const tag = made.get(id) ?? {
      id,
      title: name.trim(),
      match: [{ source: [] }],
      derive: "always" as const,
    };
    if (!made.has(id)) plan.tags.push(tag);
    made.set(id, tag);
    const sources = tag.match[0]?.source;
    if (sources && !sources.includes(sourceId)) sources.push(sourceId);
  };
}
