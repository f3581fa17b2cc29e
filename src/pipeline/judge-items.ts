import type { Known } from "../dedupe/diff.ts";
import { entryRef } from "../dedupe/entry-key.ts";
import { fingerprint, sameMeaning } from "../dedupe/fingerprint.ts";
import { shownDates } from "../dedupe/shown-dates.ts";
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

/** Judges the items of a document that are unknown or altered, each against what is stored of its entry. */
export function judgeItems(
  items: readonly ReadItem[],
  { targets, stored }: Recognition,
  present: ReadonlySet<string>,
  { input, router }: { input: Occasion; router: Router },
): Judgement {
  const placements = new Map<string, Placement>();
  const result: Judgement = { placements: [], added: [], updated: 0, known: new Map(), labels: new Map() };
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
      const entry = isOther && before ? { ...item.entry, id: before.entry.id } : item.entry;
      const state = {
        ...stateOf({ ...item, entry }, before, input),
        ref: entryRef(input.source.id, target),
        fingerprint: print,
      };
      const { after, labels } = shelve(state, input.source, router);
      for (const [slug, label] of labels) if (!result.labels.has(slug)) result.labels.set(slug, label);
      placements.set(target, { before, after });
      // Should the entry be met under its own name again, that name is to be read again.
      if (isOther) result.known.set(target, { raw: "-", meaning: print });
      if (item.known === undefined && !isOther) result.added.push(after);
      else if (before !== undefined && !sameMeaning(before.entry, entry)) result.updated += 1;
    }
    if (isOther) rename(target, item, before, placements);
  }
  result.placements = [...placements.values()];
  return result;
}

function rank({ key, position }: ReadItem, targets: ReadonlyMap<string, string>): number {
  return targets.has(key) ? Number.MAX_SAFE_INTEGER / 2 + position : position;
}

/** An entry as it is to be stored, apart from where it is shelved. Of what was stored, all stays but what the item says. */
function stateOf(
  { entry, position }: ReadItem,
  before: StoredEntry | undefined,
  { source, now, backlog }: Occasion,
): Omit<StoredEntry, "ref" | "fingerprint" | "sections" | "tags"> {
  const seen = new Date(now - position).toISOString();
  if (before === undefined) return { sourceId: source.id, entry, firstSeen: seen, changed: seen, backlog };
  const { published } = shownDates(before);
  const { dated: _, ...kept } = before;
  const after = { ...kept, entry, changed: sameMeaning(before.entry, entry) ? before.changed : seen };
  return shownDates(after).published === published ? after : { ...after, dated: published };
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
