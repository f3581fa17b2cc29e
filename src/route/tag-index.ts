import type { Tag } from "../model/configuration.ts";
import { foldPlural } from "./fold-plural.ts";
import { tagSlug } from "./tag-slug.ts";

/** Where a label leads, and how: by a name in `tags.yaml`, as it stands or but for its plural; or to itself, nobody having configured it. */
export interface TagFinding {
  slug: string;
  /** The configured name that it is a spelling of; absent for a tag that nobody configured. */
  name?: string;
  /** True where the label and that name, or the label and its slug, differ by a plural. */
  folded: boolean;
}

/** Finds the tag of a label: the operator's by id, title or alias, else one under the label's own slug, plurals folded. */
export interface TagIndex {
  /** `undefined` for a label without a letter or a digit. */
  find(label: string): TagFinding | undefined;
  slugOf(label: string): string | undefined;
  /** Title of a configured tag. */
  titleOf(slug: string): string | undefined;
  /** The tags above a tag, nearest first, each once; none for one without parents. */
  above(slug: string): readonly string[];
}

/** Builds the look-up from `config/tags.yaml`. The first tag to claim a name keeps it, and a name as written goes before a plural of it. */
export function tagIndex(tags: readonly Tag[]): TagIndex {
  const written = new Map<string, Claim>();
  const folded = new Map<string, Claim>();
  for (const tag of tags) {
    for (const name of [tag.id, tag.title, ...tag.aliases]) {
      const slug = tagSlug(name);
      claim(written, slug, { id: tag.id, name });
      claim(folded, foldPlural(slug), { id: tag.id, name });
    }
  }
  const titles = new Map(tags.map(({ id, title }) => [id, title]));
  const look = (label: string): TagFinding | undefined => {
    const slug = tagSlug(label);
    if (slug === "") return undefined;
    const own = written.get(slug);
    if (own !== undefined) return { slug: own.id, name: own.name, folded: false };
    const one = foldPlural(slug);
    const near = folded.get(one);
    if (near !== undefined) return { slug: near.id, name: near.name, folded: true };
    return { slug: one, folded: one !== slug };
  };
  const find = remembering(look);
  const parents = parentsOf(tags, find);
  const above = new Map(tags.map(({ id }) => [id, ancestors(id, parents)]));
  return {
    find,
    slugOf: (label) => find(label)?.slug,
    titleOf: (slug) => titles.get(slug),
    above: (slug) => above.get(slug) ?? [],
  };
}

/** Labels whose tag is remembered: newsrooms use a few hundred again and again. */
const REMEMBERED = 10_000;
/** Letters of a label that is worth remembering. */
const LONGEST = 200;

function remembering(look: TagIndex["find"]): TagIndex["find"] {
  const known = new Map<string, TagFinding | undefined>();
  return (label) => {
    if (label.length > LONGEST) return look(label);
    const found = known.get(label) ?? look(label);
    if (known.size >= REMEMBERED) known.clear();
    known.set(label, found);
    return found;
  };
}

interface Claim {
  id: string;
  name: string;
}

function claim(claims: Map<string, Claim>, slug: string, by: Claim): void {
  if (slug !== "" && !claims.has(slug)) claims.set(slug, by);
}

type Parents = ReadonlyMap<string, readonly string[]>;

function parentsOf(tags: readonly Tag[], find: TagIndex["find"]): Parents {
  return new Map(
    tags.map(({ id, parents = [] }) => [id, parents.flatMap((parent) => find(parent)?.slug ?? [])]),
  );
}

/** Breadth first, so that the nearest come first. Each once, so that a circle ends. */
function ancestors(id: string, parents: Parents): string[] {
  const found = new Set<string>();
  let level = parents.get(id) ?? [];
  while (level.length > 0) {
    const fresh = level.filter((parent) => parent !== id && !found.has(parent));
    for (const parent of fresh) found.add(parent);
    level = fresh.flatMap((parent) => parents.get(parent) ?? []);
  }
  return [...found];
}
