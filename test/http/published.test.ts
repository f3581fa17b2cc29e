import { parseOpml } from "feedsmith";
import RssParser from "rss-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FeedFormat, FeedPath } from "../../src/model/feed.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { BASE_URL, fullEntry, sampleEntry } from "../publish/sample.ts";
import { checkDocument } from "../validity/check-document.ts";
import { publish, type Running, startServer } from "./start-server.ts";

const ENTRIES = [fullEntry(), sampleEntry(), sampleEntry({ id: "no-uri", title: "Третья смена" })];
const SHELVES = new Map<FeedPath, StoredEntry[]>([
  ["all", ENTRIES],
  ["sections/work", ENTRIES.slice(0, 2)],
  ["sections/empty", []],
  ["tags/труд", ENTRIES.slice(2)],
  ["tags/água", ENTRIES.slice(2)],
  ["sources/harbour-herald", ENTRIES],
  ["sources/news.example.com", ENTRIES],
]);
const PLACES = [...SHELVES.keys()].flatMap((path) =>
  (["rss", "atom", "json"] as const).map((format): [FeedPath, FeedFormat] => [path, format]),
);
let server: Running;

beforeAll(async () => {
  server = await startServer(publish(SHELVES));
});
afterAll(() => server.close());

function placeOf(path: FeedPath): string {
  return `/${path.split("/").map(encodeURIComponent).join("/")}`;
}

describe("every feed over HTTP", () => {
  it.each(PLACES)("%s as %s has no fault, at the address its self link says", async (path, format) => {
    const place = `${placeOf(path)}.${format}`;
    const { status, text, headers } = await server.request(place);
    expect(status).toBe(200);
    const contentType = headers["content-type"] ?? "";
    expect(checkDocument(text, format, { url: BASE_URL + place, contentType })).toEqual([]);
    expect(headers["access-control-allow-origin"]).toBe("*");
    expect(headers["x-robots-tag"]).toBe("noindex");
    expect(headers["cache-control"]).toMatch(/stale-while-revalidate=\d+/);
  });

  it("is found however the client composes its accents", async () => {
    expect((await server.request(`/tags/${encodeURIComponent("água".normalize("NFD"))}.rss`)).status).toBe(
      200,
    );
  });

  it("can be read by a client from elsewhere", async () => {
    const feed = await new RssParser().parseURL(`http://127.0.0.1:${server.port}/all`);
    expect(feed.items.map(({ title }) => title)).toEqual(ENTRIES.map(({ entry }) => entry.title));
  });

  it("answers a browser's preflight", async () => {
    const { status, headers } = await server.request(
      "/all.json",
      { origin: "https://app.example" },
      "OPTIONS",
    );
    expect(status).toBe(204);
    expect(headers["access-control-allow-headers"]).toContain("If-None-Match");
  });
});

describe("/opml", () => {
  it("lists our feeds, and each address in it works", async () => {
    const { headers, text } = await server.request("/opml");
    expect(headers["content-type"]).toBe("text/x-opml; charset=utf-8");
    const outlines =
      parseOpml(text).body?.outlines?.flatMap((outline) => outline.outlines ?? [outline]) ?? [];
    expect(outlines).toHaveLength(SHELVES.size);
    for (const { xmlUrl = "" } of outlines) {
      expect((await server.request(xmlUrl.slice(BASE_URL.length))).status, xmlUrl).toBe(200);
    }
  });

  it("lists the sources, and nothing else", async () => {
    const { text } = await server.request("/opml?of=sources");
    expect(text).toContain("https://herald.example/feed.xml?section=all&amp;lang=en");
    expect((await server.request("/opml?of=friends")).status).toBe(404);
  });
});
