import type { StoredEntry } from "../model/stored-entry.ts";

/**
 * The time by which an entry enters a feed's window, in milliseconds since the epoch. An entry that came while its source was being
 * followed enters by its arrival, so that one published late or dated back still reaches subscribers; a source's backlog enters by
 * its own dates, so that a new source does not flood a section. Never later than the entry was first seen.
 */
export function arrival(stored: Pick<StoredEntry, "backlog" | "firstSeen" | "entry">): number {
  const seen = Date.parse(stored.firstSeen);
  return stored.backlog ? Math.min(shownTime(stored), seen) : seen;
}

/** The time an entry is shown under: its published date, else its updated date, never later than it was first seen. */
export function shownTime({ entry, firstSeen }: Pick<StoredEntry, "firstSeen" | "entry">): number {
  const seen = Date.parse(firstSeen);
  const own = Date.parse(entry.published ?? entry.updated ?? "");
  return Number.isNaN(own) ? seen : Math.min(own, seen);
}
