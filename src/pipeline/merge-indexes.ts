import type { FeedPath } from "../model/feed.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { IndexReader, Listed } from "../store/index-reader.ts";

/** Entries that are read of one index at a time. */
const PAGE = 500;

interface Reading {
  path: FeedPath;
  waiting: Listed[];
  offset: number;
  ended: boolean;
}

/** Entries that any of several feeds lists, each once, newest first. */
export interface MergedIndex {
  /** The next refs, at most `count`; none at the end. */
  next(count: number): Promise<EntryRef[]>;
  /** The last one that was given; `undefined` before the first. */
  position(): Listed | undefined;
}

/** How far a merge goes: back to `since` (milliseconds), and from the entry after `after`, or from now. */
export interface MergeBounds {
  since: number | "-inf";
  after?: Listed;
}

/** Merges feeds' indexes page by page. */
export function mergeIndexes(
  paths: readonly FeedPath[],
  { since, after }: MergeBounds,
  indexes: IndexReader,
): MergedIndex {
  const readings: Reading[] = paths.map((path) => ({ path, waiting: [], offset: 0, ended: false }));
  const seen = new Set<EntryRef>();
  let last: Listed | undefined;

  async function fill(reading: Reading): Promise<void> {
    // A whole page may have arrived at the very moment after which the merge begins.
    while (reading.waiting.length === 0 && !reading.ended) {
      const until = after?.arrival ?? "+inf";
      const page = await indexes.page(reading.path, { since, until, offset: reading.offset, count: PAGE });
      reading.offset += page.length;
      reading.ended = page.length < PAGE;
      // The next one to take stands last.
      reading.waiting = page.filter((listed) => after === undefined || isNewer(after, listed)).reverse();
    }
  }

  return {
    async next(count) {
      const refs: EntryRef[] = [];
      while (refs.length < count) {
        await Promise.all(readings.map(fill));
        const listed = takeNewest(readings);
        if (listed === undefined) break;
        last = listed;
        if (seen.has(listed.ref)) continue;
        seen.add(listed.ref);
        refs.push(listed.ref);
      }
      return refs;
    },
    position: () => last,
  };
}

function takeNewest(readings: readonly Reading[]): Listed | undefined {
  let newest: Reading | undefined;
  for (const reading of readings) {
    const listed = reading.waiting.at(-1);
    if (listed !== undefined && isNewer(listed, newest?.waiting.at(-1))) newest = reading;
  }
  return newest?.waiting.pop();
}

/** As one index orders them: by arrival, then by ref. */
function isNewer(listed: Listed, other: Listed | undefined): boolean {
  if (other === undefined) return true;
  if (listed.arrival !== other.arrival) return listed.arrival > other.arrival;
  return listed.ref > other.ref;
}
