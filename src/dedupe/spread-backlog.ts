/** An item of a source's first document: when it says it was published, ISO 8601, and its place in the document. */
export interface BacklogItem {
  key: string;
  published?: string;
  position: number;
}

/** Milliseconds between two entries of a backlog, at least. */
const STEP = 60 * 60_000;

/**
 * The latest time, in milliseconds, at which each item of a backlog may enter windows: as if the source had published one an hour, the newest
 * now. So a new source whose items carry no dates, or all the moment its document was made, floods nothing. Undated items are as new as their
 * place in the document says.
 */
export function spreadBacklog(items: readonly BacklogItem[], now: number): Map<string, number> {
  const dates = new Map(items.map((item) => [item, timeOf(item.published)]));
  const newestFirst = items.toSorted(
    (one, other) => (dates.get(other) ?? 0) - (dates.get(one) ?? 0) || one.position - other.position,
  );
  return new Map(newestFirst.map(({ key }, at) => [key, now - at * STEP]));
}

function timeOf(published: string | undefined): number {
  const time = published === undefined ? Number.NaN : Date.parse(published);
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}
