import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { describe, expect, it } from "vitest";
import type { FeedFormat } from "../../src/model/feed.ts";
import { renderFeed } from "../../src/publish/render-feed.ts";
import { renderFeedsOpml, renderSourcesOpml } from "../../src/publish/render-opml.ts";
import { BASE_URL, CONFIGURATION, fullEntry, HEAD, SOURCES, sampleEntry } from "./sample.ts";

const TITLES = [
  "Dockers & cranes: <night shift> “voted down”",
  "AT&T, R&D und Größe",
  "نوبت کاری شبانه",
  "A &amp; B, letter by letter",
];
const ENTRIES = [
  fullEntry(),
  ...TITLES.slice(1).map((title, index) =>
    sampleEntry({ id: `https://herald.example/?p=${index}&x=1`, title }),
  ),
];

function render(format: FeedFormat): string {
  return renderFeed({ head: HEAD, entries: ENTRIES, sources: SOURCES, format });
}

describe("what other readers make of our documents", () => {
  it.each(["rss", "atom"] as const)("rss-parser reads %s", async (format) => {
    const feed = await new RssParser().parseString(render(format));
    expect(feed.title).toBe(HEAD.title);
    expect(feed.items.map(({ title }) => title)).toEqual(TITLES);
    expect(feed.items[0]?.link).toBe("https://herald.example/2026/night-shift?from=front&page=1");
    expect(feed.items[0]?.isoDate).toBe("2026-03-05T09:00:00.000Z");
  });

  it("feedsmith reads all that RSS holds", () => {
    const feed = parseRssFeed(render("rss"));
    const [item] = feed.items ?? [];
    expect(feed.items?.map(({ title }) => title)).toEqual(TITLES);
    expect(item?.guid).toEqual({ value: "https://herald.example/?p=4711&preview=0", isPermaLink: false });
    expect(item?.dc?.creators).toEqual(["Ana Brandt", "Piotr Ziemba & Co"]);
    expect(item?.dc?.contributors).toEqual(["Lucía Prado", "Coast Agency"]);
    expect(item?.dc?.languages).toEqual(["en-GB"]);
    expect(item?.source).toEqual({
      title: "The Harbour Herald",
      url: "https://herald.example/feed.xml?section=all&lang=en",
    });
    expect(item?.enclosures).toHaveLength(1);
    expect(item?.enclosures?.[0]).toEqual({
      url: "https://herald.example/interview.mp3",
      length: 123_456,
      type: "audio/mpeg",
    });
    expect(item?.media?.contents?.map(({ url, duration }) => [url, duration])).toEqual([
      ["https://herald.example/pictures/crane.jpg?w=1200&h=800", undefined],
      ["https://herald.example/pictures/hall.png", undefined],
      ["https://herald.example/interview.mp3", 95],
      ["https://herald.example/ballot.pdf", undefined],
    ]);
    expect(item?.content?.encoded).toContain('<a href="https://herald.example/a?b=1&amp;c=2">');
    expect(item?.categories?.map(({ name }) => name)).toEqual([
      "Docks & Ports",
      "Night work",
      "Água",
      "labor",
    ]);
    expect(feed.items?.[1]?.dc?.creators).toEqual(["The Harbour Herald"]);
  });

  it("feedsmith reads all that Atom holds", () => {
    const feed = parseAtomFeed(render("atom"));
    const [entry] = feed.entries ?? [];
    expect(feed.entries?.map(({ title }) => title?.value ?? title)).toEqual(TITLES);
    expect(entry?.id).toBe("https://herald.example/?p=4711&preview=0");
    expect(entry?.authors?.map(({ name }) => name)).toEqual(["Ana Brandt", "Piotr Ziemba & Co"]);
    expect(entry?.contributors?.map(({ name }) => name)).toEqual(["Lucía Prado", "Coast Agency"]);
    expect(entry?.source?.links?.map(({ href }) => href)).toEqual([
      "https://herald.example/feed.xml?section=all&lang=en",
      "https://herald.example/",
    ]);
    expect(entry?.updated).toBe("2026-03-05T09:05:00.000Z");
    const links = entry?.links?.map(({ rel, href, hreflang }) => `${rel} ${hreflang ?? "-"} ${href}`);
    expect(links).toContain("via es https://faro.example/turno-de-noche");
    expect(links).toContain("alternate fr https://herald.example/fr/nuit");
    expect(links).toContain("related fr https://herald.example/fr/nuit-bis");
    expect(entry?.categories).toContainEqual({ term: "agua", scheme: `${BASE_URL}/tags/`, label: "Água" });
    expect(feed.entries?.[1]?.authors?.[0]?.name).toBe("The Harbour Herald");
  });

  it("feedsmith reads all that JSON Feed holds", () => {
    const feed = parseJsonFeed(render("json"));
    const [item] = feed.items ?? [];
    expect(feed.items?.map(({ title }) => title)).toEqual(TITLES);
    expect(item?.authors?.map(({ name }) => name)).toEqual(["Ana Brandt", "Piotr Ziemba & Co"]);
    expect(item?.attachments?.[0]).toEqual({
      url: "https://herald.example/interview.mp3",
      mime_type: "audio/mpeg",
      title: "Interview",
      size_in_bytes: 123_456,
      duration_in_seconds: 95,
    });
    expect(item?.language).toBe("en-GB");
    expect(item?.external_url).toBe("https://faro.example/turno-de-noche");
  });

  it("feedsmith reads our subscription lists", () => {
    const listings = [
      { path: "all" as const, title: "Everything", entries: 9 },
      { path: "sections/work" as const, title: "Work & Wages", entries: 4 },
      { path: "tags/труд" as const, title: "Труд", entries: 2 },
    ];
    const ours = parseOpml(renderFeedsOpml({ title: "The Sample Wire" }, listings, BASE_URL));
    expect(ours.body?.outlines?.map(({ text }) => text)).toEqual(["Everything", "Sections", "Tags"]);
    expect(ours.body?.outlines?.[2]?.outlines?.[0]?.xmlUrl).toBe(
      `${BASE_URL}/tags/%D1%82%D1%80%D1%83%D0%B4.rss`,
    );
    const sources = parseOpml(renderSourcesOpml({ title: "Sources" }, CONFIGURATION));
    expect(sources.body?.outlines?.map(({ text }) => text)).toEqual(["Work & Wages", "El Faro Norte"]);
    expect(sources.body?.outlines?.[0]?.outlines?.[0]?.xmlUrl).toBe(
      "https://herald.example/feed.xml?section=all&lang=en",
    );
  });
});

const PYTHON = "/usr/bin/python3";
const SCRIPT = `
import feedparser, json, sys
feed = feedparser.parse(sys.argv[1].encode("utf-8"))
json.dump({"bozo": bool(feed.bozo), "ids": [e.id for e in feed.entries], "titles": [e.title_detail.value for e in feed.entries],
  "authors": [a.get("name") for a in feed.entries[0].get("authors", [])]}, sys.stdout)
`;
const run = promisify(execFile);
const hasFeedparser = await run(PYTHON, ["-c", "import feedparser"]).then(
  () => true,
  () => false,
);

describe("Python's feedparser", () => {
  if (!hasFeedparser) {
    it("is not installed here, so nothing is read with it", () => expect(hasFeedparser).toBe(false));
    return;
  }
  it.each(["rss", "atom"] as const)("reads %s as well-formed, with our ids and authors", async (format) => {
    const { stdout } = await run(PYTHON, ["-c", SCRIPT, render(format)]);
    const read = JSON.parse(stdout) as { bozo: boolean; ids: string[]; titles: string[]; authors: string[] };
    expect(read.bozo).toBe(false);
    expect(read.ids).toEqual(ENTRIES.map(({ entry }) => entry.id));
    expect(read.authors).toEqual(["Ana Brandt", "Piotr Ziemba & Co"]);
    // For RSS it takes titles for HTML and drops what looks like a tag; Atom says which it is.
    if (format === "atom") expect(read.titles.slice(1, 3)).toEqual(TITLES.slice(1, 3));
  });
});
