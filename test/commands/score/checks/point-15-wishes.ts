import { MINUTE, span } from "../times.ts";
import { excused } from "./excused.ts";
import { type Check, offence, verdict } from "./verdict.ts";
import { groupBy, pairs } from "./visits.ts";

/** How far into a skipped hour a visit may come that was due before it. */
const GRACE = MINUTE;

/** 15. `ttl`, `skipHours`, `skipDays` and `sy:updatePeriod` honoured. */
export const wishes: Check = (log, { feeds }) => {
  const byFeed = groupBy(log, ({ feed }) => feed);
  const asking = feeds.filter(({ asks }) => asks !== undefined);
  const skipping = feeds.filter(({ skips }) => skips !== undefined);
  const early = asking.flatMap(({ id, asks = 0 }) =>
    pairs(byFeed.get(id) ?? [])
      .filter(({ before, gap }) => gap < asks && !excused(before))
      .map(({ after, gap }) =>
        offence(after, `${span(gap)} after the one before, it asks for ${span(asks)}`),
      ),
  );
  const intruding = skipping.flatMap(({ id, skips = { hours: [], days: [] } }) =>
    (byFeed.get(id) ?? [])
      // The first visit cannot know.
      .slice(1)
      .filter(({ at }) => isSkipped(at, skips) && isSkipped(at - GRACE, skips))
      .map((asked) => offence(asked, "in an hour or on a day it asks to be left alone in")),
  );
  const visits = (of: typeof feeds) => of.reduce((sum, { id }) => sum + (byFeed.get(id)?.length ?? 0), 0);
  return verdict(
    `${asking.length} feeds ask for an interval, ${visits(asking)} requests, ${early.length} too soon; ${skipping.length} feeds skip hours or days, ${visits(skipping)} requests, ${intruding.length} in them`,
    [...early, ...intruding],
    Math.min(visits(asking), visits(skipping)),
  );
};

function isSkipped(
  at: number,
  { hours, days }: { hours: readonly number[]; days: readonly number[] },
): boolean {
  const date = new Date(at);
  return hours.includes(date.getUTCHours()) || days.includes(date.getUTCDay());
}
