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
}

/** Merges feeds' indexes page by page, from now back to `since` (milliseconds). */
export function mergeIndexes(paths: readonly FeedPath[], since: number, indexes: IndexReader): MergedIndex {
  const readings: Reading[] = paths.map((path) => ({ path, waiting: [], offset: 0, ended: false }));
  const seen = new Set<EntryRef>();

  async function fill(): Promise<void> {
    const empty = readings.filter(({ waiting, ended }) => waiting.length === 0 && !ended);
    await Promise.all(
      empty.map(async (reading) => {
        const page = await indexes.page(reading.path, { since, offset: reading.offset, count: PAGE });
        reading.offset += page.length;
        reading.ended = page.length < PAGE;
        // The next one to take stands last.
        reading.waiting = page.reverse();
      }),
    );
  }

  return {
    async next(count) {
      const refs: EntryRef[] = [];
      while (refs.length < count) {
        await fill();
        const ref = takeNewest(readings, seen);
        if (ref === undefined) break;
        if (ref !== "seen") refs.push(ref);
      }
      return refs;
    },
  };
}

function takeNewest(readings: readonly Reading[], seen: Set<EntryRef>): EntryRef | "seen" | undefined {
  let newest: Reading | undefined;
  for (const reading of readings) {
    const listed = reading.waiting.at(-1);
    if (listed !== undefined && isNewer(listed, newest?.waiting.at(-1))) newest = reading;
  }
  const listed = newest?.waiting.pop();
  if (listed === undefined) return undefined;
  if (seen.has(listed.ref)) return "seen";
  seen.add(listed.ref);
  return listed.ref;
}

/** As one index orders them: by arrival, then by ref. */
function isNewer(listed: Listed, other: Listed | undefined): boolean {
  if (other === undefined) return true;
  if (listed.arrival !== other.arrival) return listed.arrival > other.arrival;
  return listed.ref > other.ref;
}
