import { aliasesOf } from "../dedupe/aliases.ts";
import type { Known, Seen } from "../dedupe/diff.ts";
import { isRemoved } from "../dedupe/removed.ts";
import { isSameEntry } from "../dedupe/same-entry.ts";
import type { Entry } from "../model/entry.ts";
import type { Removal } from "../model/removal.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { RemovalStore } from "../store/removal-store.ts";
import type { SourceStore } from "../store/source-store.ts";
import type { Twin } from "../store/twin-lines.ts";

/** An item that is not known, or not as it is now, with what it says. */
export interface ReadItem extends Pick<Seen<unknown>, "key" | "raw"> {
  entry: Entry;
  known?: Known;
  position: number;
}

/** What is stored of a document's items. */
export interface Recognition {
  /** Key of an item → key of the entry that it is, where that is another: its id has changed, or it stands twice in the document. */
  targets: Map<string, string>;
  /** The entries, by their keys, as far as they are stored. */
  stored: Map<string, StoredEntry>;
  /** Key of an item → key of the entry that it is and that an operator removed. */
  banned: Map<string, string>;
  /** Entries that were removed, and may come again, by their keys. */
  returning: Map<string, Removal>;
}

/** Where items are recognised by. */
export interface RecognitionDeps {
  sources: Pick<SourceStore, "entries" | "twins">;
  removals: Pick<RemovalStore, "removals">;
}

/** Earlier items of a document that an item is compared with at most: in some, hundreds share one address. */
const COMPARED = 2;

/**
 * Finds the entries of items, those that are met under another id than before among them. Takes two looks at the store, one after the other, and
 * for the second only where an alias was met; a third where what was to be found is gone.
 *
 * @param present keys of all items of the document.
 */
export async function recognise(
  sourceId: string,
  items: readonly ReadItem[],
  present: ReadonlySet<string>,
  { sources, removals }: RecognitionDeps,
): Promise<Recognition> {
  const unknown = items.filter(({ known }) => known === undefined || known.standing === "restored");
  const own = items.map(({ key, known }) => known?.key ?? key);
  const aliases = new Set(unknown.flatMap(({ entry }) => aliasesOf(entry)));
  const [stored, twins] = await Promise.all([
    sources.entries(sourceId, [...new Set(own)]),
    sources.twins(sourceId, [...aliases]),
  ]);
  const further = new Set([...twins.values()].map(({ key }) => key).filter((key) => !stored.has(key)));
  for (const [key, entry] of await sources.entries(sourceId, [...further])) stored.set(key, entry);
  const met = items.flatMap(({ known }, at) => (known === undefined ? [] : (own[at] ?? [])));
  const missing = new Set([...met, ...further].filter((key) => !stored.has(key)));
  const removed = await removals.removals(sourceId, [...missing]);
  const scene = sceneOf(items, { stored, twins, removed, present });
  for (const item of unknown.toSorted((one, other) => one.position - other.position)) meet(item, scene);
  return scene;
}

/** Everything as it is before items are looked for that are met under a new name. */
function sceneOf(
  items: readonly ReadItem[],
  found: Pick<Scene, "stored" | "twins" | "removed" | "present">,
): Scene {
  const { stored, removed } = found;
  const targets = new Map<string, string>();
  const banned = new Map<string, string>();
  const returning = new Map([...removed].filter(([, { restored }]) => restored));
  for (const { key, known } of items) {
    if (known === undefined) continue;
    const target = known.key ?? key;
    if (removed.has(target) && !returning.has(target)) banned.set(key, target);
    else if (target !== key && (stored.has(target) || returning.has(target))) targets.set(key, target);
  }
  return { ...found, targets, banned, returning, taken: new Set(targets.values()), met: new Map() };
}

interface Scene extends Recognition {
  twins: ReadonlyMap<string, Twin>;
  removed: ReadonlyMap<string, Removal>;
  present: ReadonlySet<string>;
  /** Entries that an item of the document has been found to be. */
  taken: Set<string>;
  /** Items of the document by alias, with their entries' keys. */
  met: Map<string, Array<{ entry: Entry; target: string }>>;
}

function meet({ key, entry }: ReadItem, scene: Scene): void {
  const aliases = aliasesOf(entry);
  // An entry that a poll left half-way is itself already.
  const isItself = scene.stored.has(key) || scene.returning.has(key);
  const target = isItself ? key : (counterpart(entry, aliases, scene) ?? key);
  if (scene.removed.has(target) && !scene.returning.has(target)) {
    scene.banned.set(key, target);
    return;
  }
  if (target !== key) scene.targets.set(key, target);
  scene.taken.add(target);
  for (const alias of aliases) {
    const met = scene.met.get(alias) ?? [];
    if (met.length < COMPARED) scene.met.set(alias, [...met, { entry, target }]);
  }
}

/** The key of the entry that this is another state of. */
function counterpart(entry: Entry, aliases: readonly string[], scene: Scene): string | undefined {
  for (const alias of aliases) {
    const beside = scene.met
      .get(alias)
      ?.find((one) => isSameEntry(one.entry, entry, { together: true, shared: false }));
    if (beside !== undefined) return beside.target;
    const twin = scene.twins.get(alias);
    if (twin === undefined) continue;
    const before = scene.stored.get(twin.key);
    const names = [twin.key, ...(before?.names ?? [])];
    const together = scene.taken.has(twin.key) || names.some((name) => scene.present.has(name));
    const removal = scene.removed.get(twin.key);
    const isSame =
      before !== undefined
        ? isSameEntry(before.entry, entry, { together, shared: twin.shared })
        : removal !== undefined && isRemoved(removal, entry, { alias, shared: twin.shared, together });
    if (isSame) return twin.key;
  }
  return undefined;
}
