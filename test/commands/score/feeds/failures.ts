import { failure, fault, page, throttled } from "../answers.ts";
import type { Answer, FeedPlan, Visit } from "../feed-plan.ts";
import { HOUR, MINUTE, SECOND } from "../times.ts";
import { day, plan } from "./plan.ts";

interface Failing {
  id: string;
  how: string;
  from: number;
  until: number;
  answer: (visit: Visit) => Answer;
  timeout?: number;
}

function failing({ id, how, from, until, answer, timeout }: Failing): FeedPlan {
  return plan({
    id,
    about: how,
    fresh: { for: 90 * MINUTE, by: "max-age" },
    facts: { fails: { from, until, how } },
    answer: (visit, usual) => (visit.at >= from && visit.at < until ? answer(visit) : usual()),
    ...(timeout !== undefined && { more: { polling: { timeout } } }),
  });
}

const UNTIL = { from: day(5) + 7 * HOUR, until: day(8) };

const FAILING: readonly FeedPlan[] = [
  failing({ id: "down", how: "500", ...UNTIL, answer: () => failure(500) }),
  failing({ id: "missing", how: "404", ...UNTIL, answer: () => failure(404) }),
  failing({ id: "barred", how: "403", from: day(17), until: day(20), answer: () => failure(403) }),
  failing({ id: "broken-off", how: "connections reset", ...UNTIL, answer: () => fault("reset") }),
  failing({
    id: "silent",
    how: "no answer at all",
    from: day(22),
    until: day(24),
    answer: () => fault("silence"),
    timeout: 1_500,
  }),
  failing({ id: "paged", how: "a page instead", from: day(6), until: day(8), answer: page }),
  failing({
    id: "hollow",
    how: "an empty document",
    from: day(18),
    until: day(20),
    answer: () => ({
      status: 200,
      readable: false,
      etag: '"hollow"',
      fields: [["ETag", '"hollow"']],
      content: Buffer.alloc(0),
    }),
  }),
];

interface Throttling {
  id: string;
  status: 429 | 503;
  by: "seconds" | "date";
  /** Milliseconds asked for. */
  pause: number;
}

/** What a feed of this host asks for is meant for that feed alone. */
const EACH = {
  perHost: { concurrency: 2, spacing: SECOND, scope: "host", retryAfter: "feed" },
} as const;

/** Asks on two days, for as long as `pause` each time it is asked within an hour, to be left alone. */
function throttling({ id, status, by, pause }: Throttling): FeedPlan {
  const times = [day(4) + 3 * HOUR, day(19) + 10 * HOUR];
  return plan({
    id,
    about: `${status} with Retry-After in ${by}`,
    every: HOUR,
    address: `www.mixed.example/${id}.xml`,
    more: { polling: EACH },
    answer: (visit, usual) => {
      const time = times.find((from) => visit.at >= from && visit.at < from + pause + HOUR);
      return time === undefined ? usual() : throttled(visit, { status, until: visit.at + pause, by });
    },
  });
}

const HOST_TIME = { from: day(9) + 30 * MINUTE, until: day(9) + 6 * HOUR + 30 * MINUTE };

/** The feeds of a host that says 429 to all of them for six hours. */
const THROTTLED_HOST: readonly FeedPlan[] = Array.from({ length: 8 }, (_, at) =>
  plan({
    id: `choked-${at + 1}`,
    about: "a feed of a throttled host",
    every: 2 * HOUR,
    address: `www.choked.example/${at + 1}.xml`,
    facts: { throttled: { ...HOST_TIME, host: "choked.example" } },
    answer: (visit, usual) =>
      visit.at >= HOST_TIME.from && visit.at < HOST_TIME.until
        ? throttled(visit, { status: 429, until: HOST_TIME.until, by: at % 2 === 0 ? "seconds" : "date" })
        : usual(),
  }),
);

/** Feeds that fail, refuse and end. */
export const FAILING_FEEDS: readonly FeedPlan[] = [
  ...FAILING,
  throttling({ id: "busy-429", status: 429, by: "seconds", pause: 5 * HOUR }),
  throttling({ id: "dated-429", status: 429, by: "date", pause: 7 * HOUR }),
  throttling({ id: "busy-503", status: 503, by: "seconds", pause: 30 * HOUR }),
  throttling({ id: "dated-503", status: 503, by: "date", pause: 4 * HOUR }),
  plan({
    id: "mixed-calm",
    about: "beside feeds that are throttled",
    address: "www.mixed.example/calm.xml",
    every: 2 * HOUR,
    facts: { beside: "www.mixed.example/busy-503.xml" },
    more: { polling: EACH },
  }),
  ...THROTTLED_HOST,
  plan({
    id: "gone",
    about: "410 from the sixth day on",
    facts: { gone: day(6) },
    answer: (visit, usual) => (visit.at >= day(6) ? failure(410) : usual()),
  }),
  plan({
    id: "gone-once",
    about: "410 for a day only",
    facts: { gone: day(10) },
    answer: (visit, usual) => (visit.at >= day(10) && visit.at < day(12) ? failure(410) : usual()),
  }),
];
