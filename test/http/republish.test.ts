import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Republish } from "../../src/model/configuration.ts";
import { streamedFeeds } from "../../src/pipeline/streamed-feeds.ts";
import { type RunningNetwork, startNetwork } from "../combine/start-network.ts";
import { BASE_URL, HERALD } from "../publish/sample.ts";
import { checkDocument } from "../validity/check-document.ts";
import { type Running, startServer } from "./start-server.ts";

const BEGINNING = "The dockers of the old harbour met at noon";
const END = "and nobody may copy this sentence of the Herald";
const PICTURE = "https://herald.example/picture.jpg";
const FILE = "https://herald.example/talk.mp3";

let network: RunningNetwork;
let server: Running;
let archive = "";

beforeAll(async () => {
  network = await startNetwork();
  const { services } = network;
  const entries = Array.from({ length: 14 }, (_, at) => ({
    id: `copy-${at}`,
    title: `Headline ${at}`,
    summary: `<p>${BEGINNING}, ${"as they had said they would, ".repeat(20)}${END}.</p>`,
    content: `<p>${BEGINNING}, ${"as they had said they would, ".repeat(20)}${END}.</p>`,
    pictures: [{ url: PICTURE }],
    enclosures: [{ url: FILE, type: "audio/mpeg", length: 9 }],
    sections: ["work"],
    tags: ["labor"],
    ago: (at + 1) * 3_600_000,
  }));
  await network.shelve(...entries);
  server = await startServer(services.editions, {
    combined: services.combined,
    catalogue: services.catalogue,
    configuration: () => services.network().configuration,
    now: services.now,
  });
  const { text } = await server.request("/all.json");
  archive = new URL((JSON.parse(text) as { next_url: string }).next_url).pathname;
});
afterAll(async () => {
  await server.close();
  await network.close();
});

function say(republish: Republish | undefined): void {
  const { services } = network;
  const { configuration } = services.network();
  const sources = configuration.sources.map((source) =>
    source.id === HERALD.id ? { ...source, republish } : source,
  );
  services.reconfigure({ ...configuration, sources });
  network.pass(120_000);
}

const FEEDS = ["/all", "/sections/work", "/tags/labor", `/sources/${HERALD.id}`];

/** What every output says, by its name. */
async function outputs(): Promise<Map<string, string>> {
  const { services } = network;
  const places = [
    ...FEEDS.flatMap((place) => ["rss", "atom", "json"].map((format) => `${place}.${format}`)),
    ...["rss", "atom", "json"].map((format) => `/feeds.${format}?tag=labor`),
    ...["rss", "atom", "json"].map((format) => archive.replace("json", format)),
    "/",
    ...FEEDS,
    "/feeds?tag=labor",
    "/api/v1/entries",
  ];
  const said = new Map<string, string>();
  for (const place of places) {
    const accept = /\.|api/.test(place) ? "*/*" : "text/html";
    const { status, text } = await server.request(place, { accept });
    expect(status, place).toBe(200);
    said.set(place, text);
  }
  const [{ ref }] = (JSON.parse(said.get("/api/v1/entries") ?? "") as { entries: [{ ref: string }] }).entries;
  said.set("one entry", (await server.request(`/api/v1/entries/${ref}`)).text);
  const pushed = await services.editions.current("all", "rss");
  said.set("the hub", pushed?.identity.toString() ?? "");
  const streamed = await streamedFeeds(services).shown("all");
  said.set("server-sent events", JSON.stringify(streamed));
  expect(streamed?.length).toBeGreaterThan(0);
  return said;
}

describe("how much of a source is published", () => {
  it("is all of it, unless its configuration says otherwise", async () => {
    say(undefined);
    for (const [place, text] of await outputs()) {
      expect(text, place).toContain("Headline");
      if (/\.(rss|atom|json)/.test(place)) expect(text, place).toContain(END);
    }
  });

  it("is its beginning, in every output, where it may be quoted", async () => {
    say("summary");
    for (const [place, text] of await outputs()) {
      expect(text, place).toContain("Headline");
      expect(text, place).not.toContain(END);
      if (place !== "/") expect(text, place).toContain(BEGINNING);
    }
  });

  it("is the headline alone, in every output, where nothing may be copied", async () => {
    say("headline");
    for (const [place, text] of await outputs()) {
      expect(text, place).toContain("Headline");
      for (const secret of [BEGINNING, END, PICTURE, FILE]) expect(text, place).not.toContain(secret);
    }
  });

  it.each(["rss", "atom", "json"] as const)("leaves no fault in %s", async (format) => {
    for (const republish of ["summary", "headline"] as const) {
      say(republish);
      for (const place of [`/all.${format}`, archive.replace("json", format)]) {
        const { text, headers } = await server.request(place);
        const contentType = headers["content-type"] ?? "";
        expect(checkDocument(text, format, { url: BASE_URL + place, contentType }), place).toEqual([]);
      }
    }
  });
});

describe("what is copied", () => {
  it("is to be found by no search engine, and leads to where it is from", async () => {
    say(undefined);
    for (const place of ["/all", "/sections/work", "/all.rss", archive, "/api/v1/entries"]) {
      const { headers } = await server.request(place, { accept: place.includes(".") ? "*/*" : "text/html" });
      expect(headers["x-robots-tag"], place).toBe("noindex");
    }
    const { text } = await server.request("/sections/work", { accept: "text/html" });
    expect(text).toContain(`<link rel="canonical" href="${BASE_URL}/sections/work">`);
    expect(text).toContain('<a href="https://paper.example/copy-0">Headline 0</a>');
  });
});
