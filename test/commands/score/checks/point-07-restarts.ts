import type { Asked } from "../request-log.ts";
import { DAY, HOUR, MINUTE, moment } from "../times.ts";
import { type Check, verdict } from "./verdict.ts";

/** What is counted in: long enough for a start-up burst, too short for it to drown in. */
const WINDOW = 15 * MINUTE;
/** Time after an outage in which overdue feeds might come all at once. */
const RETURN = DAY / 2;
/** How far the busiest quarter of an hour after a restart may lie above the limit. */
const TOLERANCE = 1.25;

/** 7. The schedule survives restarts, deploys, more pollers and a day's outage: no burst. */
export const restarts: Check = (log, facts) => {
  // The first day begins with every feed's first visit, which is no burst of a restart.
  const from = facts.start + DAY;
  const times = log.filter(({ at }) => at >= from).map(({ at }) => at);
  const disturbed = (at: number) =>
    facts.restarts.some((time) => at > time - WINDOW && at < time + WINDOW) ||
    facts.outages.some((outage) => at > outage.from - WINDOW && at < outage.until + RETURN);
  const ordinary = windows(from, facts.end).filter((at) => !disturbed(at));
  const usual = ordinary.map((at) => count(times, at, at + WINDOW));
  const most = usual.reduce((best, one) => Math.max(best, one), 0);
  const mean = usual.reduce((sum, one) => sum + one, 0) / Math.max(1, usual.length);
  // Every feed once an hour is as fast as a polite schedule ever gets.
  const limit = Math.max(most, (facts.feeds.length * WINDOW) / HOUR) * TOLERANCE;
  const after = facts.restarts
    .filter((at) => at >= from)
    .map((at) => ({ at, requests: count(times, at, at + WINDOW) }));
  const back = facts.outages.flatMap(({ until }) =>
    windows(until, until + RETURN).map((at) => ({ at, requests: count(times, at, at + WINDOW) })),
  );
  const bursts = [...after, ...back].filter(({ requests }) => requests > limit);
  const { missing, waited } = unvisited(log, facts);
  return verdict(
    `in 15 minutes: usually ${mean.toFixed(1)} requests, at most ${most}; after ${after.length} restarts at most ${largest(after)}; after an outage of a day at most ${largest(back)}; ${waited}`,
    [
      ...bursts.map(
        ({ at, requests }) =>
          `${moment(at)} and 15 minutes on: ${requests} requests, at most ${limit.toFixed(0)} are no burst`,
      ),
      ...missing,
    ],
    Math.min(after.length, back.length, usual.length),
  );
};

function windows(from: number, until: number): number[] {
  return Array.from(
    { length: Math.max(0, Math.floor((until - from) / WINDOW)) },
    (_, at) => from + at * WINDOW,
  );
}

function count(times: readonly number[], from: number, until: number): number {
  return times.reduce((sum, at) => sum + (at >= from && at < until ? 1 : 0), 0);
}

function largest(counted: ReadonlyArray<{ requests: number }>): number {
  return counted.reduce((most, { requests }) => Math.max(most, requests), 0);
}

/** Feeds that the restarts made the service forget: not asked in the last three days, although nothing forbids it. */
function unvisited(log: readonly Asked[], { feeds, end }: Parameters<Check>[1]) {
  const recent = new Set(log.filter(({ at }) => at > end - 3 * DAY).map(({ feed }) => feed));
  const wanted = feeds.filter(({ gone }) => gone === undefined);
  const missing = wanted.filter(({ id }) => !recent.has(id));
  return {
    missing: missing.map(({ id }) => `${id} was not asked once in the last three days`),
    waited: `${wanted.length - missing.length} of ${wanted.length} feeds still polled at the end`,
  };
}
