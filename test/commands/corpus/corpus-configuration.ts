import type { Configuration, Source } from "../../../src/model/configuration.ts";
import type { Corpus } from "./corpus.ts";

const MINUTE = 60_000;
const CENTURY = 100 * 365 * 24 * 60 * MINUTE;

/** A network whose sources are the corpus; its windows hide nothing, so that what was read can be counted in what is published. */
export function corpusConfiguration({ sources }: Corpus, origin: string): Configuration {
  const window = { entries: 2_000, age: CENTURY };
  // A series is asked for its next version at every tick; a single document only once.
  const polling = (versions: number): Source["polling"] => ({
    min: versions > 1 ? 0 : 60 * MINUTE,
    max: versions > 1 ? 1 : 60 * MINUTE,
    timeout: 20_000,
    maxBytes: 15_000_000,
    perHost: { concurrency: 8, spacing: 0, scope: "host", retryAfter: "host" },
  });
  return {
    site: {
      title: "The Corpus",
      url: "https://corpus.example",
      language: "en",
      contact: "desk@corpus.example",
      polling: polling(1),
      websub: { subscribe: false },
      hub: { serve: true, ping: [] },
      network: { allow: ["127.0.0.0/8"], dns: [] },
      stories: { horizon: 7 * 86_400_000 },
      retention: { age: CENTURY, perSource: 100_000 },
      window,
    },
    sources: sources.map(({ id, versions }) => ({
      id,
      title: id,
      url: `${origin}/${id}`,
      weight: 1,
      sections: [],
      polling: polling(versions.length),
      websub: { subscribe: false },
    })),
    lists: [],
    sections: [
      {
        id: "politics",
        title: "Politics",
        match: [{ tag: ["politics", "politik", "politica"] }],
        stories: "lead",
        window,
      },
      {
        id: "world",
        title: "World",
        match: [{ path: ["/world/"] }, { tag: ["world"] }],
        stories: "lead",
        window,
      },
    ],
    tags: [],
  };
}
