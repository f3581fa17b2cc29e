import type { FeedFormat } from "../model/feed.ts";
import type { CleanEntry } from "./clean-entry.ts";
import { canBeId } from "./published-id.ts";

/** What an entry is named by. */
export type Nameable = Pick<CleanEntry, "ref" | "firstSeen" | "originalId" | "mintedId" | "updated"> & {
  /** See {@link ownNames}, where they are known already. */
  own?: OwnNames;
};

/** What an entry goes by in a document where nobody else claims it. */
export interface OwnNames {
  ids: Readonly<Record<FeedFormat, string>>;
  /** ISO 8601: its `updated` in Atom. */
  moment: string;
}

/** An entry with the id and the `updated` it carries in one document. */
export interface NamedEntry<Entry extends Nameable = CleanEntry> {
  entry: Entry;
  id: string;
  /** ISO 8601. */
  updated: string;
}

/**
 * Gives every entry of a document its id. The source's own id is kept, byte for byte, unless it cannot stand in the format
 * ({@link canBeId}) or an entry that was seen earlier carries it in this document: then the minted one is used. In Atom two
 * entries must not share an `updated` either; the later seen is moved on by milliseconds. The order of entries is kept, and an
 * entry that is given twice is named once.
 */
export function nameEntries<Entry extends Nameable>(
  entries: readonly Entry[],
  format: FeedFormat,
): NamedEntry<Entry>[] {
  return nameAlone(entries, format) ?? nameBySeniority(entries, format);
}

/** The names of an entry that stands alone. */
export function ownNames(entry: Omit<Nameable, "own">): OwnNames {
  const ids = { rss: ownId(entry, "rss"), atom: ownId(entry, "atom"), json: ownId(entry, "json") };
  return { ids, moment: ownMoment(entry) };
}

/** Every entry as if it stood alone; `undefined` where two claim the same, which is rare and takes its time. */
function nameAlone<Entry extends Nameable>(
  entries: readonly Entry[],
  format: FeedFormat,
): NamedEntry<Entry>[] | undefined {
  const named = entries.map((entry) => {
    const { ids, moment } = entry.own ?? ownNames(entry);
    return { entry, id: ids[format], updated: format === "atom" ? moment : entry.updated };
  });
  const differ = (of: (one: NamedEntry<Entry>) => string) => new Set(named.map(of)).size === named.length;
  const apart =
    differ(({ entry }) => entry.ref) &&
    differ(({ id }) => id) &&
    (format !== "atom" || differ(({ updated }) => updated));
  return apart ? named : undefined;
}

function nameBySeniority<Entry extends Nameable>(
  entries: readonly Entry[],
  format: FeedFormat,
): NamedEntry<Entry>[] {
  const ids = new Set<string>();
  const moments = new Set<string>();
  const offsets = new Map<string, number>();
  const named = new Map<string, NamedEntry<Entry>>();
  for (const entry of entries.toSorted(bySeniority)) {
    if (named.has(entry.ref)) continue;
    const own = entry.own ?? ownNames(entry);
    const id = freeId(entry, own.ids[format], ids);
    const updated = format === "atom" ? freeMoment(own.moment, moments, offsets) : entry.updated;
    ids.add(id);
    moments.add(updated);
    named.set(entry.ref, { entry, id, updated });
  }
  const order = [...new Set(entries.map((entry) => entry.ref))];
  return order.flatMap((ref) => named.get(ref) ?? []);
}

function bySeniority(a: Nameable, b: Nameable): number {
  const [left, right] = a.firstSeen === b.firstSeen ? [a.ref, b.ref] : [a.firstSeen, b.firstSeen];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function ownId({ originalId, mintedId }: Omit<Nameable, "own">, format: FeedFormat): string {
  return originalId !== undefined && canBeId(originalId, format) ? originalId : mintedId;
}

function freeId({ mintedId }: Nameable, own: string, taken: ReadonlySet<string>): string {
  if (!taken.has(own)) return own;
  let id = mintedId;
  // Only a source that imitates our own ids can bring us here.
  for (let copy = 2; taken.has(id); copy += 1) id = `${mintedId};${copy}`;
  return id;
}

/**
 * Where a source tells no fraction of a second, the one in which the entry was first seen: entries of one document have different ones, and so an
 * entry keeps its moment whoever is beside it.
 */
function ownMoment({ updated, firstSeen }: Pick<CleanEntry, "updated" | "firstSeen">): string {
  const time = Date.parse(updated);
  const seen = Date.parse(firstSeen);
  const own = time % 1000 === 0 && seen >= 0 ? time + (seen % 1000) : time;
  return new Date(own <= seen ? own : time).toISOString();
}

/** `offsets` remembers where the search for a free moment ended, so that a thousand equal dates are still named quickly. */
function freeMoment(updated: string, taken: ReadonlySet<string>, offsets: Map<string, number>): string {
  const searched = offsets.get(updated);
  if (searched === undefined && !taken.has(updated)) {
    offsets.set(updated, 1);
    return updated;
  }
  const start = Date.parse(updated);
  let offset = searched ?? 0;
  while (taken.has(new Date(start + offset).toISOString())) offset += 1;
  offsets.set(updated, offset + 1);
  return new Date(start + offset).toISOString();
}
