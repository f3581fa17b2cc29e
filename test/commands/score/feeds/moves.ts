import { FORBIDDEN_ADDRESS } from "../addresses.ts";
import { conditional, page, redirect, whole } from "../answers.ts";
import type { Move } from "../facts.ts";
import type { Answer, FeedPlan, Visit } from "../feed-plan.ts";
import { DAYS, HOUR } from "../times.ts";
import { day, plan, standing } from "./plan.ts";

interface Moving {
  id: string;
  status: 301 | 302 | 307 | 308;
  about: string;
  kind: Move["kind"];
  from: number;
  until?: number;
  target?: string;
  /** What stands at the target; the feed itself unless told. */
  there?: (visit: Visit) => Answer;
}

function moving({ id, status, about, kind, from, until = day(DAYS + 1), target, there }: Moving): FeedPlan {
  const old = `www.${id}.example/feed.xml`;
  const place = target ?? `new.${id}.example/feed.xml`;
  return plan({
    id,
    about,
    fresh: { for: 3 * HOUR, by: "max-age" },
    every: 5 * HOUR,
    facts: { urls: [old, place], move: { kind, from, until, old, target: place } },
    answer: (visit, usual) => {
      if (visit.url === place) return there?.(visit) ?? usual();
      return visit.at >= from && visit.at < until ? redirect(status, place) : usual();
    },
  });
}

const stranger = { id: "stranger", about: "" };

/** Feeds that move, and feeds that only seem to. */
export const MOVING_FEEDS: readonly FeedPlan[] = [
  moving({ id: "moved-301", status: 301, about: "301 to a new host", kind: "believable", from: day(3) }),
  moving({
    id: "moved-308",
    status: 308,
    about: "308 to a new path",
    kind: "believable",
    from: day(13),
    target: "www.moved-308.example/new/feed.xml",
  }),
  moving({
    id: "moved-first",
    status: 301,
    about: "301 from the first day",
    kind: "believable",
    from: day(0),
  }),
  moving({ id: "lent-302", status: 302, about: "302", kind: "temporary", from: day(2) }),
  moving({ id: "lent-307", status: 307, about: "307", kind: "temporary", from: day(0) }),
  moving({
    id: "portal",
    status: 301,
    about: "301 to a page, for three days",
    kind: "unbelievable",
    from: day(8),
    until: day(11),
    there: page,
  }),
  moving({
    id: "swapped",
    status: 301,
    about: "301 to another feed, for five days",
    kind: "unbelievable",
    from: day(14),
    until: day(19),
    there: (visit) => conditional(visit, standing(stranger, visit.at)),
  }),
  moving({
    id: "forbidden",
    status: 308,
    about: "308 to a forbidden address",
    kind: "forbidden",
    from: day(10),
    target: `${FORBIDDEN_ADDRESS}/feed.xml`,
    there: (visit) => whole(visit, standing({ id: "forbidden", about: "" }, visit.at)),
  }),
];
