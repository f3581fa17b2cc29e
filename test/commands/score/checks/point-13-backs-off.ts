import type { FeedFacts } from "../facts.ts";
import type { Asked } from "../request-log.ts";
import { DAY, span } from "../times.ts";
import { excused } from "./excused.ts";
import { type Check, offence, verdict } from "./verdict.ts";
import { groupBy, pairs } from "./visits.ts";

/** Share by which a step of a retreat may be shorter than the one before: jitter. */
const SLACK = 0.75;
/** How much longer the last interval of a long failure must be than the first. */
const GROWTH = 2;

/** 13. 410 stops for good; every other failure is asked less and less, and found again when it ends. */
export const backsOff: Check = (log, { feeds }) => {
  const byFeed = groupBy(log, ({ feed }) => feed);
  const gone = feeds.filter(({ gone }) => gone !== undefined);
  const offences = gone.flatMap(({ id }) => afterGone(byFeed.get(id) ?? []));
  const failing = feeds.filter(({ fails }) => fails !== undefined);
  const retreats = failing.map((feed) => retreat(feed, byFeed.get(feed.id) ?? []));
  return verdict(
    `${gone.length} feeds gone, asked ${offences.length} times after their 410; ${retreats.map(({ evidence }) => evidence).join("; ")}`,
    [...offences, ...retreats.flatMap((one) => one.offences)],
    Math.min(gone.length, failing.length),
  );
};

function afterGone(visits: readonly Asked[]): string[] {
  const said = visits.findIndex((asked) => asked.answer.status === 410 && !excused(asked));
  if (said < 0) return [`${visits[0]?.feed ?? "a feed"} never got as far as its 410`];
  return visits.slice(said + 1).map((asked) => offence(asked, "after a 410"));
}

function retreat(
  { id, fails }: FeedFacts,
  visits: readonly Asked[],
): { evidence: string; offences: string[] } {
  const { from, until, how } = fails ?? { from: 0, until: 0, how: "" };
  const during = visits.filter(({ at }) => at >= from && at < until);
  const steps = pairs(during).filter(({ before }) => !excused(before));
  const gaps = steps.map(({ gap }) => gap);
  const shrinking = steps.filter(({ gap }, at) => gap < (gaps[at - 1] ?? 0) * SLACK);
  const first = gaps[0];
  const last = gaps.at(-1);
  const grown = first !== undefined && last !== undefined && (last >= first * GROWTH || first >= DAY);
  const found = visits.some(({ at, answer }) => at >= until && at < until + 2 * DAY && answer.status < 400);
  return {
    evidence: `${how} ${gaps.map(span).join(", ") || "once"}`,
    offences: [
      ...shrinking.map(({ after, gap }) => offence(after, `${span(gap)}, sooner than the failure before`)),
      ...(grown
        ? []
        : [
            `${id} (${how}): asked at intervals of ${gaps.map(span).join(", ") || "nothing"}, which do not grow`,
          ]),
      ...(found ? [] : [`${id} (${how}): not found again within two days after the failure ended`]),
    ],
  };
}
