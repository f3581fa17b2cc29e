import { withLists } from "../lists/with-lists.ts";
import type { Combination } from "../model/combination.ts";
import type { Configuration } from "../model/configuration.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { Services } from "../services.ts";
import { createNetwork, type Network } from "./network.ts";

/** What a section or a tag would gain and lose. */
export interface ShelfChange {
  shelf: "section" | "tag";
  slug: string;
  joins: StoredEntry[];
  leaves: StoredEntry[];
}

/** What another configuration would shelve otherwise. */
export interface ShelvingChange {
  /** Entries that were looked at: the latest to arrive. */
  looked: number;
  /** Only shelves that change, sections first, the greatest changes first. */
  shelves: ShelfChange[];
}

/** What a comparison reads. */
export type CompareDeps = Pick<Services, "catalogue" | "lists" | "network">;

const EVERYTHING: Combination = {
  take: { lang: [], section: [], source: [], tag: [] },
  not: { lang: [], section: [], source: [], tag: [] },
  terms: [],
};
const CHUNK = 200;

/** Holds the rules in force and those of another configuration against the `most` entries that arrived last; changes nothing. */
export async function compareShelving(
  proposed: Configuration,
  { catalogue, lists, network }: CompareDeps,
  most: number,
): Promise<ShelvingChange | "busy"> {
  const [before, after] = [network(), createNetwork(withLists(proposed, await lists.held()))];
  const changes = new Map<string, ShelfChange>();
  let looked = 0;
  for (let next: Parameters<typeof catalogue.page>[1] | undefined = { limit: CHUNK }; next; ) {
    const page = await catalogue.page(EVERYTHING, next);
    if (page === "busy") return "busy";
    for (const stored of page.entries) note(stored, before, after, changes);
    looked += page.entries.length;
    next = page.next === undefined || looked >= most ? undefined : { limit: CHUNK, after: page.next };
  }
  const size = ({ joins, leaves }: ShelfChange) => joins.length + leaves.length;
  const shelves = [...changes.values()].sort(
    (one, other) => one.shelf.localeCompare(other.shelf) || size(other) - size(one),
  );
  return { looked, shelves };
}

function note(stored: StoredEntry, before: Network, after: Network, changes: Map<string, ShelfChange>): void {
  const [had, has] = [shelvesOf(stored, before), shelvesOf(stored, after)];
  for (const shelf of has) if (!had.has(shelf)) changeOf(shelf, changes).joins.push(stored);
  for (const shelf of had) if (!has.has(shelf)) changeOf(shelf, changes).leaves.push(stored);
}

function shelvesOf({ entry, sourceId, firstSeen }: StoredEntry, { router, sources }: Network): Set<string> {
  const source = sources.get(sourceId) ?? { id: sourceId, sections: [] };
  const { sections, tags } = router.route(entry, source, Date.parse(firstSeen));
  return new Set([...sections.map((slug) => `section ${slug}`), ...tags.map((slug) => `tag ${slug}`)]);
}

function changeOf(name: string, changes: Map<string, ShelfChange>): ShelfChange {
  const known = changes.get(name);
  if (known !== undefined) return known;
  const [shelf, slug = ""] = name.split(" ") as [ShelfChange["shelf"], string];
  const change: ShelfChange = { shelf, slug, joins: [], leaves: [] };
  changes.set(name, change);
  return change;
}
