import type { SourceTags } from "../model/configuration.ts";
import type { Entry } from "../model/entry.ts";
import type { RulePlace } from "./rule-list.ts";
import type { StopList } from "./stop-list.ts";
import type { TagIndex } from "./tag-index.ts";
import { tagSlug } from "./tag-slug.ts";

/** A tag of an entry, and how it came by it. */
export interface TagGrant {
  slug: string;
  /** The label, the tag below it, or the rule that gave it. */
  from: string;
  /**
   * `label`: nobody configured it; `name`: the label is one of the tag's names; `map`: the source's mapping says so; `rule`: by the tag's
   * own `match`; `parent`: it is above another of the entry's tags.
   */
  by: "label" | "name" | "map" | "rule" | "parent";
  /** What it shows as where nobody configured a title. */
  label?: string;
  /** The configured name, or the key of the source's map, that the label is a spelling of. */
  name?: string;
  /** True where only the plural differs. */
  folded?: boolean;
  /** Which rule of the tag's own gave it. */
  rule?: RulePlace;
}

/** A label that gave no tag, and why. */
export interface IgnoredLabel {
  label: string;
  because: string;
}

/** What is needed to read labels. */
export interface TagReading {
  tags: TagIndex;
  stop: StopList;
  source: { title?: string; tags?: SourceTags };
  /** Title of the site; no entry is about it. */
  siteTitle?: string;
}

/**
 * The tags that an entry's own labels give, each once, in the labels' order. The source's mapping goes first; then a name of `tags.yaml` is
 * always a tag; what is left is one unless a stop list has it.
 */
export function labelledTags(
  entry: Pick<Entry, "tags">,
  reading: TagReading,
): { grants: TagGrant[]; ignored: IgnoredLabel[] } {
  const mapping = mappingOf(reading.source.tags);
  const grants = new Map<string, TagGrant>();
  const ignored: IgnoredLabel[] = [];
  for (const label of entry.tags) {
    const given = mapping?.get(mapKey(label));
    if (given !== undefined) {
      for (const name of given.names) grant(grants, mapped(label, name, given.key, reading.tags));
      if (given.names.length === 0) ignored.push({ label, because: "the source's map says that it is none" });
      continue;
    }
    const found = read(label, reading);
    if ("because" in found) ignored.push({ label, because: found.because });
    else grant(grants, found);
  }
  return { grants: [...grants.values()], ignored };
}

/** The tags above those that are granted, each once, the nearest first. */
export function parentTags(grants: readonly TagGrant[], tags: TagIndex): TagGrant[] {
  const have = new Set(grants.map(({ slug }) => slug));
  const found: TagGrant[] = [];
  for (const { slug } of grants) {
    for (const parent of tags.above(slug)) {
      if (have.has(parent)) continue;
      have.add(parent);
      found.push({ slug: parent, from: slug, by: "parent" });
    }
  }
  return found;
}

function read(label: string, { tags, stop, source, siteTitle }: TagReading): TagGrant | { because: string } {
  if (source.tags?.ignore === "all") return { because: "the source's labels are ignored" };
  if (source.tags?.ignore.some((one) => mapKey(one) === mapKey(label)))
    return { because: "the source's list ignores it" };
  const found = tags.find(label);
  if (found?.name !== undefined) {
    return { slug: found.slug, from: label, by: "name", label, name: found.name, folded: found.folded };
  }
  if (found === undefined) return { because: "it has no letters" };
  const ownNames = [source.title, siteTitle].filter((name) => name !== undefined);
  const because = stop(label, found.slug, ownNames);
  if (because !== undefined) return { because };
  return { slug: found.slug, from: label, by: "label", label, folded: found.folded };
}

function mapped(label: string, name: string, key: string, tags: TagIndex): TagGrant | undefined {
  const found = tags.find(name);
  return found && { slug: found.slug, from: label, by: "map", label: name, name: key };
}

function grant(grants: Map<string, TagGrant>, given: TagGrant | undefined): void {
  if (given !== undefined && !grants.has(given.slug)) grants.set(given.slug, given);
}

type Mapping = ReadonlyMap<string, { key: string; names: readonly string[] }>;

const mappings = new WeakMap<SourceTags, Mapping>();

function mappingOf(tags: SourceTags | undefined): Mapping | undefined {
  if (tags === undefined) return undefined;
  const made =
    mappings.get(tags) ??
    new Map(Object.entries(tags.map).map(([key, names]) => [mapKey(key), { key, names }]));
  mappings.set(tags, made);
  return made;
}

/** Labels of a mapping are met in any case and accents; those without a letter as they stand. */
function mapKey(label: string): string {
  return tagSlug(label) || label.trim();
}
