import { entryRef } from "../dedupe/entry-key.ts";
import { sameMeaning } from "../dedupe/fingerprint.ts";
import { arrival, shownDates } from "../dedupe/shown-dates.ts";
import type { Removal } from "../model/removal.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { RoutedSource, Router } from "../route/router.ts";
import type { ReadItem } from "./recognise.ts";
import { shelve } from "./shelve.ts";

/** Which source's document it is, and when it came. */
export interface Occasion {
  source: RoutedSource;
  /** True for the first document of a source. */
  backlog: boolean;
  /** Milliseconds since the epoch. */
  now: number;
}

/** What items are judged by. */
export interface Judging {
  occasion: Occasion;
  router: Router;
}

/** What is known of an item's entry. */
export interface Standing {
  /** Key of the entry. */
  target: string;
  before?: StoredEntry;
  /** It was removed, and is allowed again. */
  removal?: Removal;
  /** Its {@link fingerprint}. */
  print: string;
  /** When it enters windows at the latest, in milliseconds. */
  latest?: number;
}

/** An entry as it is to be stored, and the labels of its tags. Of what was stored all stays, but what the item says and where it is shelved. */
export function entryAfter(
  item: ReadItem,
  { target, before, removal, print, latest }: Standing,
  { occasion: { source, backlog, now }, router }: Judging,
): { after: StoredEntry; labels: ReadonlyMap<string, string> } {
  const seen = new Date(now - item.position).toISOString();
  const id = before?.entry.id ?? removal?.id ?? item.entry.id;
  const entry = id === item.entry.id ? item.entry : { ...item.entry, id };
  const firstSeen = before?.firstSeen ?? removal?.firstSeen ?? seen;
  const { labels, ...shelves } = shelve({ entry, firstSeen }, source, router);
  const ref = entryRef(source.id, target);
  const shelved = { ref, sourceId: source.id, entry, fingerprint: print, ...shelves };
  if (before !== undefined) {
    const { dated: _, dropped: __, ...kept } = before;
    const changed = sameMeaning(before.entry, entry) ? before.changed : seen;
    return { after: dated({ ...kept, ...shelved, changed }, shownDates(before).published), labels };
  }
  if (removal !== undefined) return { after: returned(shelved, removal, seen), labels };
  const fresh = { ...shelved, firstSeen: seen, changed: seen, backlog };
  const isLate = latest !== undefined && Date.parse(arrival(fresh)) > latest;
  return { after: isLate ? { ...fresh, arrived: new Date(latest).toISOString() } : fresh, labels };
}

/** At its old place, but as something that has changed: whoever asks by date is to see it. */
function returned(
  shelved: Omit<StoredEntry, "firstSeen" | "changed" | "backlog">,
  { firstSeen, backlog, arrived, minted, dated: published }: Removal,
  seen: string,
): StoredEntry {
  const after = {
    ...shelved,
    ...{ firstSeen, changed: seen, backlog },
    ...(arrived !== undefined && { arrived }),
    ...(minted !== undefined && { minted }),
  };
  return published === undefined ? after : dated(after, published);
}

/** The entry under the date it was once shown under. */
function dated(after: StoredEntry, published: string): StoredEntry {
  return shownDates(after).published === published ? after : { ...after, dated: published };
}
