import { leadGroups } from "../dedupe/story/lead-choices.ts";
import { storyView } from "../dedupe/story/story-book.ts";
import type { FeedPath } from "../model/feed.ts";
import type { Day, DayCount, FeedDay, FeedDays } from "../model/feed-days.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { IndexReader } from "../store/index-reader.ts";
import { type FeedShape, feedHead, feedShape } from "./feed-head.ts";
import type { Network } from "./network.ts";
import { type ReadStoriesDeps, readStories } from "./read-stories.ts";
import { storedEntries } from "./stored-entries.ts";
import { closedTag, closedTagsOf } from "./tag-floor.ts";

/** What looking back rests on. */
export interface FeedDaysDeps extends ReadStoriesDeps {
  network: () => Network;
  feeds: FeedStore;
  indexes: Pick<IndexReader, "count" | "page">;
  now: () => number;
}

const DAY = 86_400_000;
/** Days that are looked back, at most: each costs one command. */
const MOST_DAYS = 366;
/** Entries that a part of a day has, at most. */
const PART = 40;

/** Looks back through the indexes. */
export function createFeedDays(deps: FeedDaysDeps): FeedDays {
  return {
    async days(path) {
      if ((await shapeOf(path, deps)) === undefined) return undefined;
      return countDays(path, deps);
    },
    async day(path, day, part) {
      const shape = await shapeOf(path, deps);
      return shape && readDay(path, shape, day, part, deps);
    },
  };
}

/** The shape of a feed that is published. */
async function shapeOf(path: FeedPath, deps: FeedDaysDeps): Promise<FeedShape | undefined> {
  const network = deps.network();
  if (!path.startsWith("tags/")) return feedShape(path, network);
  const tag = path.slice("tags/".length);
  const known = network.router.tags.titleOf(tag) !== undefined || (await deps.feeds.size(path)) > 0;
  if (!known || (await closedTag(tag, deps)) !== undefined) return undefined;
  return feedShape(path, network, (await deps.feeds.labels([tag])).get(tag));
}

async function countDays(path: FeedPath, { indexes, network, now }: FeedDaysDeps): Promise<DayCount[]> {
  const today = Math.floor(now() / DAY);
  const kept = Math.ceil(network().configuration.site.retention.age / DAY) + 1;
  const starts = Array.from({ length: Math.min(kept, MOST_DAYS) + 1 }, (_, back) => today + 1 - back);
  const since = await Promise.all(starts.map((day) => indexes.count(path, day * DAY)));
  return starts.slice(1).flatMap((day, at) => {
    const entries = (since[at + 1] ?? 0) - (since[at] ?? 0);
    return entries > 0 ? [{ day: dayOf(day * DAY), entries }] : [];
  });
}

async function readDay(
  path: FeedPath,
  shape: FeedShape,
  day: Day,
  part: number,
  deps: FeedDaysDeps,
): Promise<FeedDay> {
  const since = Date.parse(day);
  const range = { since, until: since + DAY - 1, offset: part * PART, count: PART + 1 };
  const listed = await deps.indexes.page(path, range);
  const refs = listed.slice(0, PART).map(({ ref }) => ref);
  const stored = new Map((await storedEntries(refs, deps.sources)).map((one) => [one.ref, one]));
  const network = deps.network();
  const book = await readStories([...stored.values()], network.sources, deps);
  const groups = leadGroups([...stored.values()], book, () => false);
  const leads = new Set(groups.map(({ choice }) => choice.ref));
  const shown = refs.flatMap((ref) =>
    shape.stories === "every" || leads.has(ref) ? (stored.get(ref) ?? []) : [],
  );
  const views = shown.flatMap(({ ref }) => {
    const view = storyView(ref, book);
    return view === undefined ? [] : [[ref, view] as const];
  });
  const stories = new Map(views);
  return {
    head: feedHead(path, shape, { entries: shown, stories }, network),
    entries: shown,
    stories,
    closedTags: await closedTagsOf(shown, deps),
    more: listed.length > PART,
  };
}

function dayOf(time: number): Day {
  return new Date(time).toISOString().slice(0, 10) as Day;
}
