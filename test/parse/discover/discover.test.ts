import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { announcedFeeds } from "../../../src/parse/discover/announced-feeds.ts";
import { discoverFeeds } from "../../../src/parse/discover/discover-feeds.ts";
import { headerFeeds } from "../../../src/parse/discover/link-header.ts";
import { platformGuesses } from "../../../src/parse/discover/platform-guesses.ts";

const fixtures = new URL("../../fixtures/html/discover.json", import.meta.url);
const cases = JSON.parse(readFileSync(fixtures, "utf8")) as {
  why: string;
  url: string;
  link?: string;
  html?: string;
  first?: string[];
  notice?: string;
}[];

describe("discoverFeeds", () => {
  test.each(cases)("$why", ({ url, link, html, first, notice }) => {
    const found = discoverFeeds({
      url,
      ...(link !== undefined && { link }),
      ...(html !== undefined && { html }),
    });
    if (notice !== undefined) expect(found.notice).toContain(notice);
    else expect(found.notice).toBeUndefined();
    const urls = found.candidates.map((candidate) => candidate.url);
    expect(urls.slice(0, first?.length ?? 0)).toEqual(first ?? []);
    if (notice !== undefined) expect(urls).toEqual([]);
  });

  test("a page that says nothing is offered the common paths, below its own folder first", () => {
    const { candidates } = discoverFeeds({
      url: "https://gazette.example/town/index.html",
      html: "<p>News.</p>",
    });
    expect(candidates.every(({ origin }) => origin === "path")).toBe(true);
    expect(candidates[0]?.url).toBe("https://gazette.example/town/feed/");
    expect(candidates.map(({ url }) => url)).toContain("https://gazette.example/spip.php?page=backend");
  });

  test("no two candidates are one address", () => {
    const html =
      '<link rel=alternate type=application/rss+xml href="http://www.gazette.example/feed"><a href="/feed/">RSS</a>';
    const { candidates } = discoverFeeds({ url: "https://gazette.example/", html });
    expect(candidates.map(({ url }) => url)).toEqual(["http://www.gazette.example/feed"]);
  });
});

test("a Link header is read with quoted commas, several relations and relative targets", () => {
  const header =
    '<https://gazette.example/>; rel="canonical", </news, all.rss>; title="All, of it"; rel="next alternate"; type="application/rss+xml", <x>; rel=alternate; type=text/html';
  expect(headerFeeds(header, "https://gazette.example/a/")).toEqual([
    { url: "https://gazette.example/news,%20all.rss", title: "All, of it", type: "application/rss+xml" },
  ]);
});

test("announced feeds are bounded and never throw for any address", () => {
  const html = Array.from(
    { length: 200 },
    (_, n) => `<link rel=alternate type=application/rss+xml href=/${n}>`,
  ).join("");
  expect(announcedFeeds(html, "https://gazette.example/")).toHaveLength(50);
  for (const url of ["", "nonsense", "mailto:a@b.example", "https://[", "javascript:1"]) {
    expect(announcedFeeds("<link rel=alternate type=application/rss+xml href=x>", url)).toEqual([]);
    expect(platformGuesses(url)).toEqual([]);
    expect(discoverFeeds({ url, html: "<p>x" }).candidates).toEqual([]);
  }
});

const corpus = new URL("../../../../shared/corpus/", import.meta.url);
if (existsSync(corpus)) {
  const pages = readFileSync(new URL("INDEX.tsv", corpus), "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([path]) => path?.startsWith("html/"));

  describe("captured home pages", () => {
    test.each(pages.map((columns) => ({ path: columns[0] ?? "", count: Number(columns[9]) })))(
      "$path announces $count feeds",
      ({ path, count }) => {
        const html = readFileSync(new URL(path, corpus), "utf8");
        const url = `https://site.example/${path}`;
        const announced = announcedFeeds(html, url);
        expect(announced.length).toBe(count);
        const { candidates } = discoverFeeds({ url, html });
        expect(candidates.length).toBeGreaterThan(0);
        if (count > 0) expect(announced.map((feed) => feed.url)).toContain(candidates[0]?.url);
      },
    );
  });
} else {
  test("the corpus is absent: captured home pages were not read", () => {
    expect(existsSync(corpus)).toBe(false);
  });
}
