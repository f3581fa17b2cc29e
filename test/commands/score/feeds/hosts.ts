import type { FeedPlan } from "../feed-plan.ts";
import { HOUR, MINUTE, SECOND } from "../times.ts";
import { plan } from "./plan.ts";

function count(length: number): number[] {
  return Array.from({ length }, (_, at) => at + 1);
}

const fresh = { for: 6 * HOUR, by: "max-age" } as const;

/** Twenty feeds of one publisher on two of its hosts, to be kept a few seconds apart. */
const MANY: readonly FeedPlan[] = count(20).map((number) =>
  plan({
    id: `many-${number}`,
    about: "one of twenty feeds of a publisher",
    fresh,
    address: `${number % 2 === 0 ? "www" : "blogs"}.many.example/${number}.xml`,
    facts: { gate: { host: "many.example", concurrency: 2, spacing: 5 * SECOND } },
    more: {
      polling: { perHost: { concurrency: 2, spacing: 5 * SECOND, scope: "domain", retryAfter: "host" } },
    },
  }),
);

/** Feeds of a host that answers slowly and allows two requests at a time. */
const CROWD: readonly FeedPlan[] = count(10).map((number) =>
  plan({
    id: `crowd-${number}`,
    about: "one of ten feeds of a slow host",
    fresh: { for: 5 * HOUR, by: "max-age" },
    address: `www.crowd.example/${number}.xml`,
    facts: { gate: { host: "www.crowd.example", concurrency: 2, spacing: 0 } },
    more: { polling: { perHost: { concurrency: 2, spacing: 0, scope: "host", retryAfter: "host" } } },
    answer: (_visit, usual) => ({ ...usual(), pause: 30 }),
  }),
);

/** Feeds of strangers to each other under one registrable domain: the host is the scope. */
const BRIDGED: readonly FeedPlan[] = count(3).map((number) => {
  const host = `blog-${number}.bridge.example`;
  return plan({
    id: `bridged-${number}`,
    about: "a host of its own under a shared domain",
    fresh,
    address: `${host}/rss`,
    facts: { gate: { host, concurrency: 1, spacing: 10 * MINUTE }, neighbours: "bridge.example" },
    more: {
      polling: { perHost: { concurrency: 1, spacing: 10 * MINUTE, scope: "host", retryAfter: "host" } },
    },
  });
});

/** Feeds that differ in nothing but their address. */
const EQUAL: readonly FeedPlan[] = count(6).map((number) =>
  plan({
    id: `equal-${number}`,
    about: "one of six equal feeds",
    every: HOUR,
    address: `www.equal-${number}.example/feed.xml`,
    facts: { equal: "hourly" },
  }),
);

/** Feeds whose company matters. */
export const HOST_FEEDS: readonly FeedPlan[] = [...MANY, ...CROWD, ...BRIDGED, ...EQUAL];
