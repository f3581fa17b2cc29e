import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { FeedPlan } from "../feed-plan.ts";
import { DAY, HOUR, MINUTE } from "../times.ts";
import { plan } from "./plan.ts";

const hours = (list: readonly number[]) =>
  `<skipHours>${list.map((hour) => `<hour>${hour}</hour>`).join("")}</skipHours>`;
const NIGHT = [0, 1, 2, 3, 4, 5];

/** Feeds that say how often they want to be asked. */
const ASKING: readonly FeedPlan[] = [
  plan({ id: "max-age", about: "max-age of 4 h", fresh: { for: 4 * HOUR, by: "max-age" }, every: 3 * HOUR }),
  plan({
    id: "max-age-304",
    about: "max-age of 3 h on 304s alone",
    freshUnchanged: { for: 3 * HOUR, by: "max-age" },
  }),
  plan({ id: "max-age-odd", about: "max-age of 97 min", fresh: { for: 97 * MINUTE, by: "max-age" } }),
  plan({ id: "max-age-day", about: "max-age of 30 h", fresh: { for: 30 * HOUR, by: "max-age" } }),
  plan({ id: "expires", about: "Expires in 5 h", fresh: { for: 5 * HOUR, by: "expires" } }),
  plan({
    id: "expires-304",
    about: "Expires in 6 h on 304s alone",
    freshUnchanged: { for: 6 * HOUR, by: "expires" },
  }),
  plan({
    id: "max-age-less",
    about: "max-age of 20 min",
    fresh: { for: 20 * MINUTE, by: "max-age" },
    facts: { least: 20 * MINUTE },
  }),
  plan({
    id: "ttl",
    about: "ttl of 200",
    channel: "<ttl>200</ttl>",
    every: 4 * HOUR,
    facts: { asks: 200 * MINUTE },
  }),
  plan({
    id: "ttl-less",
    about: "ttl of 30",
    channel: "<ttl>30</ttl>",
    facts: { least: 30 * MINUTE, asks: 30 * MINUTE },
  }),
  plan({
    id: "daily",
    about: "sy:updatePeriod daily, twice",
    channel: "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>",
    facts: { asks: 12 * HOUR },
  }),
  plan({
    id: "skip-hours",
    about: "skipHours 0 to 5",
    every: 2 * HOUR,
    channel: hours(NIGHT),
    facts: { skips: { hours: NIGHT, days: [] } },
  }),
  plan({
    id: "skip-days",
    about: "skipDays Saturday and Sunday",
    every: 3 * HOUR,
    channel: "<skipDays><day>Saturday</day><day>Sunday</day></skipDays>",
    facts: { skips: { hours: [], days: [6, 0] } },
  }),
  plan({
    id: "skip-both",
    about: "ttl of 90, skipHours and skipDays",
    channel: `<ttl>90</ttl>${hours([12, 13])}<skipDays><day>Sunday</day></skipDays>`,
    facts: { asks: 90 * MINUTE, skips: { hours: [12, 13], days: [0] } },
  }),
];

const CODERS = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };

const CODED: readonly FeedPlan[] = (["gzip", "br", "deflate"] as const).map((coding) =>
  plan({
    id: `in-${coding}`,
    about: `documents in ${coding}`,
    fresh: { for: 4 * HOUR, by: "max-age" },
    facts: { coding },
    answer: (_visit, usual) => {
      const answer = usual();
      if (answer.status !== 200 || answer.content === undefined) return answer;
      const fields = [...answer.fields, ["Content-Encoding", coding] as const];
      return { ...answer, content: CODERS[coding](answer.content), fields };
    },
  }),
);

/** Feeds of ordinary habits. */
const ORDINARY: readonly FeedPlan[] = [
  plan({ id: "busy", about: "a report every 20 minutes", every: 20 * MINUTE, facts: { pace: "busy" } }),
  plan({ id: "weekly", about: "a report a week", every: 7 * DAY, facts: { pace: "weekly" } }),
  plan({
    id: "operated",
    about: "half an hour by the operator",
    every: 45 * MINUTE,
    facts: { least: 30 * MINUTE },
    more: { polling: { min: 30 * MINUTE, max: 60 * MINUTE } },
  }),
  plan({
    id: "cookies",
    about: "sets cookies",
    fields: [
      ["Set-Cookie", "reader=7f3a; Path=/"],
      ["Set-Cookie", "seen=yes; Max-Age=31536000"],
      ["Vary", "Cookie"],
    ],
  }),
  plan({
    id: "shelved",
    about: "shown in four sections",
    facts: { sections: 4 },
    more: { sections: ["city", "country", "world", "sports"] },
  }),
  plan({
    id: "shelved-query",
    about: "an address with a query, shown in two sections",
    address: "www.shelved-query.example/feed?format=rss&lang=en",
    facts: { sections: 2 },
    more: { sections: ["city", "world"] },
  }),
];

/** Everything that asks for something, and the ordinary. */
export const WISHING_FEEDS: readonly FeedPlan[] = [...ASKING, ...CODED, ...ORDINARY];
