import type { Asked } from "../request-log.ts";
import { DAY, MINUTE, span } from "../times.ts";
import { type Check, verdict } from "./verdict.ts";
import { groupBy, pairs } from "./visits.ts";

/** Least share of an interval that its jitter must reach over a feed's visits. */
const VISIBLE = 0.02;
/** Share of the visits that may lie within a minute of an equal feed's. */
const COINCIDENCE = 0.25;

/** 18. Jitter: intervals of equal feeds differ, and the feeds drift apart. */
export const jitter: Check = (log, { feeds, start }) => {
  const byFeed = groupBy(
    log.filter(({ at }) => at > start + DAY),
    ({ feed }) => feed,
  );
  const equal = feeds.filter(({ equal }) => equal !== undefined);
  const groups = [...groupBy(equal, (feed) => feed.equal ?? "").values()];
  const judged = groups.map((group) => judge(group.map(({ id }) => byFeed.get(id) ?? [])));
  return verdict(
    judged.map(({ evidence }) => evidence).join("; "),
    judged.flatMap(({ offences }) => offences),
    Math.min(equal.length, ...judged.map(({ intervals }) => intervals)),
  );
};

function judge(visits: readonly Asked[][]) {
  const gaps = visits.map((own) => pairs(own).map(({ gap }) => gap));
  const regular = gaps.filter((own) => {
    const sorted = own.toSorted((one, other) => one - other);
    // The middle half: a restart or a failure makes the extremes differ without any jitter.
    const low = sorted[Math.floor(sorted.length / 4)] ?? 0;
    const high = sorted[Math.floor((sorted.length * 3) / 4)] ?? 0;
    return high - low < low * VISIBLE;
  });
  const all = visits.flat();
  const together = all.filter(({ at, feed }) =>
    all.some((other) => other.feed !== feed && Math.abs(other.at - at) < MINUTE),
  ).length;
  const different = new Set(gaps.flat()).size;
  const share = together / Math.max(1, all.length);
  // So many would meet by chance alone.
  const chance = expected(visits);
  return {
    intervals: gaps.flat().length,
    evidence: `${visits.length} equal feeds: ${different} different intervals among ${gaps.flat().length}, ${span(least(gaps.flat()))} to ${span(Math.max(0, ...gaps.flat()))}; ${Math.round(share * 100)} % of the visits within a minute of an equal feed's (${Math.round(chance * 100)} % by chance)`,
    offences: [
      ...regular.map((own) => `a feed is visited at the beat of ${span(own[0] ?? 0)}: no jitter to be seen`),
      ...(share <= Math.max(COINCIDENCE, 2 * chance)
        ? []
        : [`${together} of ${all.length} visits within a minute of an equal feed's`]),
    ],
  };
}

function least(gaps: readonly number[]): number {
  return gaps.length === 0 ? 0 : gaps.reduce((best, gap) => Math.min(best, gap));
}

function expected(visits: readonly Asked[][]): number {
  const times = visits.flat().map(({ at }) => at);
  const length = Math.max(...times) - Math.min(...times);
  const others = times.length * (1 - 1 / Math.max(1, visits.length));
  return length > 0 ? 1 - Math.exp((-others * 2 * MINUTE) / length) : 1;
}
