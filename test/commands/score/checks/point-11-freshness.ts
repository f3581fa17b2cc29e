import { span } from "../times.ts";
import { excused } from "./excused.ts";
import { type Check, offence, tally, verdict } from "./verdict.ts";
import { groupBy, pairs } from "./visits.ts";

/** 11. Cache-Control max-age and Expires obeyed, also those on a 304. */
export const freshness: Check = (log) => {
  const fresh = [...groupBy(log, ({ url }) => url).values()]
    .flatMap(pairs)
    .filter(({ before }) => before.answer.freshUntil !== undefined && !excused(before));
  const early = fresh.filter(({ before, after }) => after.at < (before.answer.freshUntil ?? 0));
  const kinds = tally(
    ["max-age on 200", "max-age on 304", "expires on 200", "expires on 304"],
    fresh.map(({ before: { answer } }) => `${answer.freshBy} on ${answer.status}`),
  );
  return verdict(
    `${fresh.length} requests after an answer that says how long it is fresh (${kinds.words}); ${early.length} came before its time`,
    early.map(({ before, after }) =>
      offence(
        after,
        `the ${before.answer.status} of ${span(after.at - before.at)} before was fresh for ${span((before.answer.freshUntil ?? 0) - before.at)}`,
      ),
    ),
    kinds.least,
  );
};
