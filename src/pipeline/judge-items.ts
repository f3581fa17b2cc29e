import type { Known } from "../dedupe/diff.ts";
import { entryRef } from "../dedupe/entry-key.ts";
import { fingerprint, sameMeaning } from "../dedupe/fingerprint.ts";
import { arrival, shownDates } from "../dedupe/shown-dates.ts";
import { spreadBacklog } from "../dedupe/spread-backlog.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { RoutedSource, Router } from "../route/router.ts";
import type { Placement } from "./place.ts";
import type { ReadItem, Recognition } from "./recognise.ts";
import { shelve } from "./shelve.ts";

/** What is to be done about a document's items. */
export interface Judgement {
  placements: Placement[];
  /** Entries that were not there before. */
  added: StoredEntry[];
  /** How many entries mean something else than before. */
  updated: number;
  known: Map<string, Known>;
  labels: Map<string, string>;
}

/** Which source's document it is, and when it came. */
export interface Occasion {
  source: RoutedSource;
  /** True for the first document of a source. */
  backlog: boolean;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Former ids of an entry that are remembered: some sources give theirs new ones with every poll. */
const NAMES = 8;

/** What items are judged by. */
export interface Judging {
  occasion: Occasion;
  router: Router;
}

/** Judges the items of a document that are unknown or altered, each against what is stored of its entry. */
export function judgeItems(
  items: readonly ReadItem[],
  { targets, stored }: Recognition,
  present: ReadonlySet<string>,
  judging: Judging,
): Judgement {
  const placements = new Map<string, Placement>();
  const result: Judgement = { placements: [], added: [], updated: 0, known: new Map(), labels: new Map() };
  const latest = latestArrivals(items, judging.occasion);
  // An entry's own name speaks for it; where that is gone, the first of the others.
  const inOrder = items.toSorted((one, other) => rank(one, targets) - rank(other, targets));
  const spoken = new Set<string>();
  for (const item of inOrder) {
    const target = targets.get(item.key) ?? item.key;
    const isOther = target !== item.key;
    const print = fingerprint(item.entry);
    const state = { raw: item.raw, meaning: print };
    result.known.set(item.key, isOther ? { ...state, key: target } : state);
    const before = stored.get(target);
    const speaks = !spoken.has(target) && !(isOther && present.has(target));
    spoken.add(target);
    if (speaks && item.known?.meaning !== print) {
      const { after, labels } = stateOf(
        item,
        { target, before, print, latest: latest.get(item.key) },
        judging,
      );
      placements.set(target, { before, after });
      for (const [slug, label] of labels) if (!result.labels.has(slug)) result.labels.set(slug, label);
      // Should the entry be met under its own name again, that name is to be read again.
      if (isOther) result.known.set(target, { raw: "-", meaning: print });
      if (item.known === undefined && !isOther) result.added.push(after);
      else if (before !== undefined && !sameMeaning(before.entry, after.entry)) result.updated += 1;
    }
    if (isOther) rename(target, item, before, placements);
  }
  result.placements = [...placements.values()];
  return result;
}

/** Until when the entries of a backlog enter windows. */
function latestArrivals(items: readonly ReadItem[], { backlog, now }: Occasion): ReadonlyMap<string, number> {
  if (!backlog) return new Map();
  const unknown = items.filter(({ known }) => known === undefined);
  return spreadBacklog(
    unknown.map(({ key, position, entry }) => ({
      key,
      position,
      published: entry.published ?? entry.updated,
    })),
    now,
  );
}

function rank({ key, position }: ReadItem, targets: ReadonlyMap<string, string>): number {
  return targets.has(key) ? Number.MAX_SAFE_INTEGER / 2 + position : position;
}

interface Standing {
  /** Key of the entry. */
  target: string;
  before: StoredEntry | undefined;
  /** Its {@link fingerprint}. */
  print: string;
  /** When it enters windows at the latest, in milliseconds. */
  latest: number | undefined;
}

/** An entry as it is to be stored. Of what was stored all stays, but what the item says and where it is shelved. */
function stateOf(
  item: ReadItem,
  { target, before, print, latest }: Standing,
  { occasion, router }: Judging,
): { after: StoredEntry; labels: ReadonlyMap<string, string> } {
  const { source, backlog, now } = occasion;
  const seen = new Date(now - item.position).toISOString();
  const entry = before === undefined ? item.entry : { ...item.entry, id: before.entry.id };
  const said = { ref: entryRef(source.id, target), sourceId: source.id, entry, fingerprint: print };
  if (before === undefined) {
    const { after: fresh, labels } = shelve(
      { ...said, firstSeen: seen, changed: seen, backlog },
      source,
      router,
    );
    const isLate = latest !== undefined && Date.parse(arrival(fresh)) > latest;
    return { after: isLate ? { ...fresh, arrived: new Date(latest).toISOString() } : fresh, labels };
  }
  const { dated: _, ...kept } = before;
  const changed = sameMeaning(before.entry, entry) ? before.changed : seen;
  const { after, labels } = shelve({ ...kept, ...said, changed }, source, router);
  const { published } = shownDates(before);
  return {
    after: shownDates(after).published === published ? after : { ...after, dated: published },
    labels,
  };
}
/** Notes with an entry that it was met under another name, unless it is noted. */
function rename(
  target: string,
  { key }: ReadItem,
  before: StoredEntry | undefined,
  placements: Map<string, Placement>,
): void {
  const { after } = placements.get(target) ?? { after: before };
  if (after === undefined || after.names?.includes(key)) return;
  const names = [key, ...(after.names ?? [])].slice(0, NAMES);
  placements.set(target, { before, after: { ...after, names } });
}
