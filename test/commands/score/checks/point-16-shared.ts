import { span } from "../times.ts";
import { excused } from "./excused.ts";
import { type Check, offence, verdict } from "./verdict.ts";
import { groupBy, pairs } from "./visits.ts";

/** 16. One GET a URL, however many sections use it. */
export const shared: Check = (log, { feeds }) => {
  const several = feeds.filter(({ sections = 1 }) => sections > 1);
  const byUrl = groupBy(log, ({ url }) => url);
  const intervals = several.flatMap(({ urls, least }) =>
    urls.flatMap((url) => pairs(byUrl.get(url) ?? []).map((pair) => ({ ...pair, least }))),
  );
  const doubled = intervals.filter(({ before, gap, least }) => gap < least && !excused(before));
  const shelves = several.map(({ sections }) => sections).join(", ");
  return verdict(
    `${several.length} feeds shown in ${shelves} sections: ${intervals.length + several.length} requests, ${doubled.length} of them a second one for the same poll`,
    doubled.map(({ after, gap }) => offence(after, `again after ${span(gap)}`)),
    intervals.length,
  );
};
