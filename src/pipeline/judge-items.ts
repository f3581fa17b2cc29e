import type { Known } from "../dedupe/diff.ts";
import { fingerprint, sameMeaning } from "../dedupe/fingerprint.ts";
import { spreadBacklog } from "../dedupe/spread-backlog.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import { entryAfter, type Judging, type Occasion } from "./entry-after.ts";
import type { Placement } from "./place.ts";
import type { ReadItem, Recognition } from "./recognise.ts";

/** What is to be done about a document's items. */
export interface Judgement {
  /** By the entries' keys. */
  placements: Map<string, Placement>;
  /** Entries that were not there before. */
  added: StoredEntry[];
  /** How many entries mean something else than before. */
  updated: number;
  known: Map<string, Known>;
  labels: Map<string, string>;
}

/** Former ids of an entry that are remembered: some sources give theirs new ones with every poll. */
const NAMES = 8;

/** Judges the items of a document that are unknown or altered, each against what is stored of its entry. */
export function judgeItems(
  items: readonly ReadItem[],
  recognition: Recognition,
  present: ReadonlySet<string>,
  judging: Judging,
): Judgement {
  const { targets, banned } = recognition;
  const result: Judgement = {
    placements: new Map(),
    added: [],
    updated: 0,
    known: new Map(),
    labels: new Map(),
  };
  const latest = latestArrivals(items, judging.occasion);
  // An entry's own name speaks for it; where that is gone, the first of the others.
  const inOrder = items.toSorted((one, other) => rank(one, targets) - rank(other, targets));
  const spoken = new Set<string>();
  for (const item of inOrder) {
    const removed = banned.get(item.key);
    if (removed !== undefined) {
      result.known.set(item.key, { raw: item.raw, meaning: "", key: removed, standing: "removed" });
      continue;
    }
    const target = targets.get(item.key) ?? item.key;
    const isOther = target !== item.key;
    const speaks = !spoken.has(target) && !(isOther && present.has(target));
    spoken.add(target);
    judge(item, { target, speaks, latest: latest.get(item.key) }, recognition, judging, result);
    if (isOther) rename(target, item, recognition.stored.get(target), result.placements);
  }
  return result;
}

interface Part {
  target: string;
  /** Whether it is this item, of all that are the entry, whose words count. */
  speaks: boolean;
  latest: number | undefined;
}

function judge(
  item: ReadItem,
  { target, speaks, latest }: Part,
  { stored, returning }: Recognition,
  judging: Judging,
  result: Judgement,
): void {
  const isOther = target !== item.key;
  const print = fingerprint(item.entry);
  const state = { raw: item.raw, meaning: print };
  result.known.set(item.key, isOther ? { ...state, key: target } : state);
  if (!speaks || item.known?.meaning === print) return;
  const [before, removal] = [stored.get(target), returning.get(target)];
  const { after, labels } = entryAfter(item, { target, before, removal, print, latest }, judging);
  result.placements.set(target, { before, after });
  for (const [slug, label] of labels) if (!result.labels.has(slug)) result.labels.set(slug, label);
  // Should the entry be met under its own name again, that name is to be read again.
  if (isOther) result.known.set(target, { raw: "-", meaning: print });
  // An entry that a poll left half-way counts as new until it is known.
  const isKnown = item.known !== undefined && item.known.standing !== "restored";
  if (before === undefined || (!isKnown && !isOther)) result.added.push(after);
  else if (!sameMeaning(before.entry, after.entry)) result.updated += 1;
}

/** Until when the entries of a backlog enter windows. */
function latestArrivals(items: readonly ReadItem[], { backlog, now }: Occasion): ReadonlyMap<string, number> {
  if (!backlog) return new Map();
  const unknown = items.filter(({ known }) => known === undefined);
  const dated = unknown.map(({ key, position, entry: { published, updated } }) => {
    return { key, position, published: published ?? updated };
  });
  return spreadBacklog(dated, now);
}

function rank({ key, position }: ReadItem, targets: ReadonlyMap<string, string>): number {
  return targets.has(key) ? Number.MAX_SAFE_INTEGER / 2 + position : position;
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
