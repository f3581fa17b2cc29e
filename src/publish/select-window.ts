import { arrival, shownDates } from "../dedupe/shown-dates.ts";
import type { Section, Window } from "../model/configuration.ts";
import type { StoredEntry } from "../model/stored-entry.ts";

/**
 * The entries a feed shows, newest first. Arrival chooses: an entry that came late or was dated back still enters, and one
 * that falls out has been there as long as those beside it. The chosen are then shown by their published date, unless by their arrival. Both
 * orders are total (of equals the later seen stands first, so that what a document dates alike keeps its order; then `ref` decides), so the
 * same candidates always give the same window. `now` is in milliseconds.
 */
export function selectWindow(
  candidates: readonly StoredEntry[],
  window: Window,
  now: number,
  order: Section["order"] = "published",
): StoredEntry[] {
  const oldest = new Date(Math.max(0, now - window.age)).toISOString();
  const arrived = candidates
    .map((stored) => ({ stored, key: arrival(stored) }))
    .filter(({ key }) => key >= oldest);
  const chosen = byKeyThenRef(arrived).slice(0, Math.max(0, window.entries));
  if (order === "arrival") return chosen.map(({ stored }) => stored);
  const shown = chosen.map(({ stored }) => ({ stored, key: shownDates(stored).published }));
  return byKeyThenRef(shown).map(({ stored }) => stored);
}

interface Keyed {
  stored: StoredEntry;
  key: string;
}

function byKeyThenRef(entries: readonly Keyed[]): Keyed[] {
  return entries.toSorted(
    (a, b) =>
      compare(b.key, a.key) ||
      compare(b.stored.firstSeen, a.stored.firstSeen) ||
      compare(a.stored.ref, b.stored.ref),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
