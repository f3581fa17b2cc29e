import type { StoredEntry } from "../model/stored-entry.ts";

/** Before it nothing was published on the web: an earlier date is the zero of some software's clock. */
export const EARLIEST_DATE = "1990-01-01T00:00:00.000Z";
const EARLIEST = Date.parse(EARLIEST_DATE);
const LATEST = Date.UTC(9999, 11, 31);

/** The dates an entry is published with, ISO 8601 in UTC with milliseconds. */
export interface ShownDates {
  published: string;
  /** Never before `published`. */
  updated: string;
}

/** The same instant in one spelling; `undefined` where it is unreadable or outside the years 1990–9999. */
export function cleanDate(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const time = Date.parse(date);
  return time >= EARLIEST && time <= LATEST ? new Date(time).toISOString() : undefined;
}

/** The latest of those dates that {@link cleanDate} can read, as it spells it. */
export function latestDate(dates: readonly string[]): string | undefined {
  let found = Number.NEGATIVE_INFINITY;
  for (const date of dates) {
    const time = Date.parse(date);
    if (time > found && time >= EARLIEST && time <= LATEST) found = time;
  }
  return found === Number.NEGATIVE_INFINITY ? undefined : new Date(found).toISOString();
}

/**
 * The dates an entry is shown under. A source cannot date an entry later than the poll that brought it, so a post-dated one
 * does not sit on top of a feed until its day comes; where the source gives no date, arrival is the date. What it is once shown under
 * stays, whatever date its source gives it later. `updated` is what
 * the source says, bounded by the poll that saw the change, else the time of that poll.
 */
export function shownDates(stored: StoredEntry): ShownDates {
  const firstSeen = cleanDate(stored.firstSeen) ?? EARLIEST_DATE;
  const changed = latest(cleanDate(stored.changed) ?? firstSeen, firstSeen);
  const declared = cleanDate(stored.entry.updated);
  const own = cleanDate(stored.dated) ?? cleanDate(stored.entry.published) ?? declared;
  const given = own ?? cleanDate(stored.arrived) ?? firstSeen;
  const published = earliest(given, firstSeen);
  const seen = changed === firstSeen ? published : changed;
  const updated = declared === undefined ? seen : earliest(declared, changed);
  return { published, updated: latest(updated, published) };
}

/**
 * When an entry enters its windows, ISO 8601: when a poll brought it, so that one published late or dated back still reaches subscribers;
 * or, for what was in its source's first document, its own date, and the time it was given among the others ({@link spreadBacklog}), so that
 * a new source floods nothing.
 */
export function arrival(stored: StoredEntry): string {
  if (!stored.backlog) return cleanDate(stored.firstSeen) ?? EARLIEST_DATE;
  const { published } = shownDates(stored);
  return earliest(published, cleanDate(stored.arrived) ?? published);
}

/** ISO dates in one spelling compare as text. */
function earliest(a: string, b: string): string {
  return a < b ? a : b;
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
