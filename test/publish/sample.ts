import type { Configuration, Source } from "../../src/model/configuration.ts";
import type { Entry } from "../../src/model/entry.ts";
import type { FeedHead } from "../../src/model/feed.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";

const HOUR = 3_600_000;
const POLLING = {
  min: HOUR,
  max: 24 * HOUR,
  timeout: 20_000,
  maxBytes: 15_000_000,
  perHost: { concurrency: 2, spacing: 1000, scope: "domain" as const, retryAfter: "host" as const },
};

export const BASE_URL = "https://wire.example.org";

export const HERALD: Source = {
  id: "harbour-herald",
  title: "The Harbour Herald",
  url: "https://herald.example/feed.xml?section=all&lang=en",
  homepage: "https://herald.example/",
  language: "en",
  weight: 5,
  sections: ["work"],
  polling: POLLING,
  websub: { subscribe: true },
};

const FARO: Source = {
  id: "el-faro-norte",
  title: "El Faro Norte",
  url: "https://faro.example/rss",
  homepage: "https://faro.example/",
  language: "es",
  weight: 3,
  sections: [],
  polling: POLLING,
  websub: { subscribe: true },
};

export const SOURCES: ReadonlyMap<string, Source> = new Map([
  [HERALD.id, HERALD],
  [FARO.id, FARO],
]);

export const HEAD: FeedHead = {
  path: "sections/work",
  title: "Work & Wages",
  description: "Shop floors, docks and offices",
  baseUrl: BASE_URL,
  language: "en",
  updated: "2026-03-05T12:00:00.000Z",
  author: { name: "Wire desk", email: "desk@wire.example.org" },
};

export const CONFIGURATION: Configuration = {
  site: {
    title: "The Sample Wire",
    url: BASE_URL,
    language: "en",
    contact: "desk@wire.example.org",
    polling: POLLING,
    websub: { subscribe: true },
    hub: { serve: true, ping: [] },
    network: { allow: [], dns: [] },
    stories: { horizon: 7 * 86_400_000 },
    retention: { age: 365 * 24 * HOUR, perSource: 5000 },
    window: { entries: 50, age: 30 * 24 * HOUR },
  },
  sources: [HERALD, FARO],
  lists: [],
  sections: [
    {
      id: "work",
      title: "Work & Wages",
      match: [],
      stories: "every",
      window: { entries: 50, age: 30 * 24 * HOUR },
    },
  ],
  tags: [],
};

/** An entry with the least it can have, and what the test says of it. */
export function sampleEntry(entry: Partial<Entry> = {}, stored: Partial<StoredEntry> = {}): StoredEntry {
  const id = entry.id ?? "https://herald.example/dock-vote";
  return {
    ref: `harbour-herald/${id.length}-${id.slice(-12).replace(/[^a-z0-9]/gi, "")}`,
    sourceId: HERALD.id,
    entry: {
      id,
      url: "https://herald.example/dock-vote",
      title: "Dockers vote on the night shift",
      authors: [],
      tags: [],
      enclosures: [],
      pictures: [],
      links: [],
      published: "2026-03-05T09:00:00.000Z",
      ...entry,
    },
    firstSeen: "2026-03-05T09:10:00.000Z",
    changed: "2026-03-05T09:10:00.000Z",
    backlog: false,
    fingerprint: "f1",
    sections: ["work"],
    tags: [],
    ...stored,
  };
}

/** An entry that uses everything a document has words for. */
export function fullEntry(): StoredEntry {
  return sampleEntry(
    {
      id: "https://herald.example/?p=4711&preview=0",
      url: "https://herald.example/2026/night-shift?from=front&page=1",
      title: "Dockers & cranes: <night shift> “voted down”",
      summary: "<p>The ballot was close, but the night shift is <em>off</em>.</p>",
      content:
        '<p>The ballot was close.</p><p>A line with ]]&gt; and <a href="https://herald.example/a?b=1&amp;c=2">a link</a>.</p>',
      updated: "2026-03-05T09:05:00.000Z",
      authors: [
        { name: "Ana Brandt", email: "ana@herald.example", url: "https://herald.example/ana" },
        { name: "Piotr Ziemba & Co" },
        { name: "Lucía Prado", role: "translator" },
        { name: "Coast Agency", role: "agency" },
      ],
      tags: ["Docks & Ports", "Night work", "Água"],
      enclosures: [
        {
          url: "https://herald.example/interview.mp3",
          type: "audio/mpeg",
          length: 123_456,
          title: "Interview",
          duration: 95,
        },
        { url: "https://herald.example/ballot.pdf" },
      ],
      pictures: [
        {
          url: "https://herald.example/pictures/crane.jpg?w=1200&h=800",
          width: 1200,
          height: 800,
          alt: "A crane at night",
          caption: "The crane that stands still & waits",
          credit: "Jo Marsh / Coast Agency",
        },
        { url: "https://herald.example/pictures/hall.png", caption: "The hall" },
      ],
      image: "https://herald.example/pictures/crane.jpg?w=1200&h=800",
      language: "en-GB",
      commentsUrl: "https://herald.example/2026/night-shift#comments",
      source: { title: "Coast Agency", url: "https://coast.example/feed" },
      rights: "© Harbour Herald & partners",
      licence: "https://creativecommons.org/licenses/by/4.0/",
      links: [
        { rel: "original", url: "https://faro.example/turno-de-noche", language: "es" },
        { rel: "alternate", url: "https://herald.example/fr/nuit", language: "fr" },
        { rel: "alternate", url: "https://herald.example/fr/nuit-bis", language: "fr" },
        { rel: "related", url: "https://herald.example/background" },
      ],
    },
    { changed: "2026-03-05T11:00:00.000Z", tags: ["agua", "labor"] },
  );
}
