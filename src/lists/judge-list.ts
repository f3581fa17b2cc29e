import type { HeldList, ListedFeed } from "../model/listed-feed.ts";
import { addressKey } from "./web-address.ts";

/** What a reading of a list comes to. */
export type ListVerdict =
  /** What is to be kept; with a doubt in it, the feeds are still those of before. */
  | { kind: "kept"; held: HeldList }
  /** The reading counts as a failure, for a reason in one sentence. */
  | { kind: "refused"; problem: string };

/** A reading, and what it is judged by. */
export interface ListReading {
  url: string;
  /** What it names; none where the list is as it was when it was last read. */
  feeds?: readonly ListedFeed[];
  /** What is kept; absent for a list that was never read at this address. */
  before?: HeldList;
  now: number;
  /** Whether the operator vouches for it. */
  vouched: boolean;
}

/** Feeds that a list may lose at once, however few it had. */
const FEW = 4;
/** Readings in a row, and milliseconds, that a list which lost most of its feeds must stay so. */
const REPETITIONS = 3;
const PROBATION = 24 * 3_600_000;

/**
 * Judges a reading of a list by the last good one. A list that lost more than half of its feeds, and more than a few, is believed only after it
 * has stayed so for three readings and a day; one that names none, or none of those it named, never by itself: a page of nothing is what
 * servers under repair serve, and another list what a sold host does.
 */
export function judgeList(reading: ListReading): ListVerdict {
  const { url, before, vouched } = reading;
  const feeds = reading.feeds ?? before?.doubt?.feeds;
  if (feeds === undefined) return before ? kept(url, before.feeds) : { kind: "refused", problem: UNREAD };
  if (before === undefined || vouched) return kept(url, feeds);
  const lost = lostFeeds(before.feeds, feeds);
  if (feeds.length === 0 && before.feeds.length > 0) return refused("names no feed", before);
  if (lost <= FEW || lost * 2 <= before.feeds.length) return kept(url, feeds);
  if (lost === before.feeds.length) return refused("names none of the feeds it named", before);
  return doubted(reading, feeds, before);
}

const UNREAD = "The list was not sent, and nothing is kept of it.";

function kept(url: string, feeds: readonly ListedFeed[]): ListVerdict {
  return { kind: "kept", held: { url, feeds: [...feeds] } };
}

function refused(what: string, { feeds }: HeldList): ListVerdict {
  return { kind: "refused", problem: `The list ${what}; the ${feeds.length} of its last good reading stay.` };
}

function doubted({ url, now }: ListReading, feeds: readonly ListedFeed[], before: HeldList): ListVerdict {
  const { doubt } = before;
  const again = doubt !== undefined && lostFeeds(doubt.feeds, feeds) <= FEW;
  const since = again ? doubt.since : now;
  const times = again ? doubt.times + 1 : 1;
  if (times >= REPETITIONS && now - since >= PROBATION) return kept(url, feeds);
  return { kind: "kept", held: { url, feeds: before.feeds, doubt: { feeds: [...feeds], since, times } } };
}

/** How many of the feeds of before are not among those of now. */
function lostFeeds(before: readonly ListedFeed[], after: readonly ListedFeed[]): number {
  const present = new Set(after.map(({ url }) => addressKey(url)));
  return before.filter(({ url }) => !present.has(addressKey(url))).length;
}
