import type { FeedWindow } from "./edition.ts";
import type { FeedPath } from "./feed.ts";

/** A day in UTC, as ISO 8601 writes it: `2026-03-05`. */
export type Day = `${number}-${number}-${number}`;

/** How many entries reached a feed on a day. */
export interface DayCount {
  day: Day;
  entries: number;
}

/** One part of a day. */
export interface FeedDay extends FeedWindow {
  /** Whether entries of the day come after these. */
  more: boolean;
}

/** Feeds looked back through by the days on which entries reached them, as far as entries are kept. */
export interface FeedDays {
  /** The days that have entries, latest first, at most those of a year; `undefined` where there is no such feed. */
  days(path: FeedPath): Promise<DayCount[] | undefined>;
  /**
   * What reached a feed on a day, latest first, a story once a language where the feed has it so.
   *
   * @param part counts from 0.
   */
  day(path: FeedPath, day: Day, part: number): Promise<FeedDay | undefined>;
}
