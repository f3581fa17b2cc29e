import type { Configuration, Polling } from "../../../src/model/configuration.ts";
import { ORIGIN_ADDRESS } from "./addresses.ts";
import type { FeedPlan } from "./feed-plan.ts";
import { DAY, HOUR, SECOND } from "./times.ts";

const WINDOW = { entries: 50, age: 30 * DAY };

/** What the site configures for every feed: the service's defaults, with less patience, which passes in real time. */
const POLLING: Polling = {
  min: HOUR,
  max: DAY,
  timeout: 10 * SECOND,
  maxBytes: 15_000_000,
  perHost: { concurrency: 2, spacing: SECOND, scope: "domain", retryAfter: "host" },
};

/** The network that the service runs: every feed of the author's is a source. */
export function scoreNetwork(feeds: readonly FeedPlan[], port: number): Configuration {
  const shelves = [...new Set(feeds.flatMap(({ sections = [] }) => sections))];
  return {
    site: {
      title: "The Wire",
      url: "https://wire.example",
      language: "en",
      contact: "desk@wire.example",
      polling: POLLING,
      websub: { subscribe: false },
      hub: { serve: true, ping: [] },
      network: { allow: [`${ORIGIN_ADDRESS}/32`], dns: [] },
      stories: { horizon: 7 * 86_400_000 },
      retention: { age: 365 * DAY, perSource: 5_000 },
      window: WINDOW,
    },
    sources: feeds.map(({ facts, address, polling, sections = [] }) => ({
      id: facts.id,
      title: facts.about,
      url: `http://${address.replace("/", `:${port}/`)}`,
      weight: 1,
      sections: [...sections],
      polling: { ...POLLING, ...polling },
      websub: { subscribe: false },
    })),
    sections: shelves.map((id) => ({
      id,
      title: id,
      match: [{ tag: [id] }],
      stories: "every",
      window: WINDOW,
    })),
    lists: [],
    tags: [],
  };
}
