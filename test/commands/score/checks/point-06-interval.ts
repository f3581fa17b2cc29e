import { DAY, span } from "../times.ts";
import { excused } from "./excused.ts";
import { type Check, offence, verdict } from "./verdict.ts";
import { groupBy, pairs } from "./visits.ts";

/** Answers without validators and with the same body after which a poller should have noticed. */
const NOTICED = 4;

/** 6. An hour between polls unless the author or the operator says less; a day for what has neither validators nor changes. */
export const interval: Check = (log, { feeds, outages }) => {
  const byUrl = groupBy(log, ({ url }) => url);
  const judged = feeds.flatMap((feed) =>
    feed.urls.flatMap((url) => {
      const visits = byUrl.get(url) ?? [];
      return pairs(visits).map((pair, at) => {
        const still = feed.still && at + 1 >= NOTICED;
        return { ...pair, least: still ? DAY : feed.least, retry: excused(pair.before) };
      });
    }),
  );
  const retries = judged.filter(({ retry, gap, least }) => retry && gap < least);
  const early = judged.filter(({ retry, gap, least }) => !retry && gap < least);
  const hourly = judged.filter(({ retry, least }) => !retry && least < DAY).map(({ gap }) => gap);
  const daily = judged.filter(({ retry, least }) => !retry && least === DAY).map(({ gap }) => gap);
  const slept = outages.length === 0 ? "" : ", outage included";
  return verdict(
    `${judged.length} intervals${slept}, shortest ${shortest(hourly)}; ${daily.length} of a feed that never changes, shortest ${shortest(daily)}; ${early.length} too short (${retries.length} short ones after a killed poller's broken-off request are forgiven, shortest ${shortest(retries.map(({ gap }) => gap))})`,
    early.map(({ after, gap, least }) =>
      offence(after, `${span(gap)} after the one before, less than ${span(least)}`),
    ),
    Math.min(hourly.length, daily.length),
  );
};

function shortest(gaps: readonly number[]): string {
  return gaps.length === 0 ? "none" : span(gaps.reduce((least, gap) => Math.min(least, gap)));
}
