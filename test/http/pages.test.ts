import { createHash } from "node:crypto";
import { Parser } from "htmlparser2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FeedWindow } from "../../src/model/edition.ts";
import type { FeedPath } from "../../src/model/feed.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { CONFIGURATION, fullEntry, HEAD, sampleEntry } from "../publish/sample.ts";
import { publish, type Received, type Running, startServer } from "./start-server.ts";

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
const ENTRIES = [
  fullEntry(),
  sampleEntry({ id: "2", title: HOSTILE, summary: HOSTILE, authors: [{ name: HOSTILE }], tags: [HOSTILE] }),
  sampleEntry({ id: "3", title: "وردية الليل", language: "ar" }),
];
const SHELVES = new Map<FeedPath, StoredEntry[]>([
  ["all", ENTRIES],
  ["sections/work", ENTRIES],
  ["tags/nothing-yet", []],
]);
let server: Running;

beforeAll(async () => {
  server = await startServer(publish(SHELVES));
});
afterAll(() => server.close());

const PAGES = ["/", "/about", "/sections/work", "/tags/nothing-yet", "/not/here"];

function page(path: string): Promise<Received> {
  return server.request(path, { accept: "text/html" });
}

/** Names of all elements, and every attribute value by name. */
function read(markup: string): { elements: string[]; attributes: [string, string][] } {
  const elements: string[] = [];
  const attributes: [string, string][] = [];
  const parser = new Parser({
    onopentag(name, found) {
      elements.push(name);
      attributes.push(...Object.entries(found));
    },
  });
  parser.end(markup);
  return { elements, attributes };
}

describe.each(PAGES)("the page at %s", (path) => {
  it("runs and wears nothing but our own, and its policy would not let it", async () => {
    const { text, headers } = await page(path);
    const { elements, attributes } = read(text);
    const policy = String(headers["content-security-policy"]);
    for (const name of ["script", "style"]) {
      expect(elements.filter((one) => one === name)).toHaveLength(1);
      const [, inside = ""] = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(text) ?? [];
      const hash = createHash("sha256").update(inside).digest("base64");
      expect(policy).toContain(`${name}-src 'sha256-${hash}'`);
    }
    expect(attributes.filter(([name]) => name.startsWith("on") || name === "style")).toEqual([]);
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; /);
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
  });

  it("has one heading, one main part, a language and a way past the header", async () => {
    const { text } = await page(path);
    const { elements } = read(text);
    expect(elements.filter((name) => name === "h1")).toHaveLength(1);
    expect(elements.filter((name) => name === "main")).toHaveLength(1);
    expect(text).toContain('<html lang="en" dir="ltr">');
    expect(text).toContain('href="#main"');
  });
});

describe("a feed's page", () => {
  it("shows what a newspaper would", async () => {
    const { text } = await page("/sections/work");
    expect(text).toContain(">Dockers &amp; cranes: &lt;night shift&gt; “voted down”</a>");
    expect(text).toContain("The ballot was close, but the night shift is off.");
    expect(text).toContain(
      "By Ana Brandt and Piotr Ziemba &amp; Co. Translated by Lucía Prado. Agency: Coast Agency",
    );
    expect(text).toContain('<a href="/sources/harbour-herald">The Harbour Herald</a>');
    expect(text).toContain('<time datetime="2026-03-05T09:00:00.000Z">5 March 2026</time>');
    expect(text).toContain("The crane that stands still &amp; waits · Jo Marsh / Coast Agency");
    expect(text).toContain('<a rel="tag" href="/tags/agua"><bdi>Água</bdi></a>');
  });

  it("marks language and direction of every entry", async () => {
    const { text } = await page("/sections/work");
    expect(text).toContain('<article class="card" lang="ar" dir="rtl">');
    expect(text).toContain('<article class="card pic lead" lang="en-GB" dir="ltr">');
  });

  it("announces its three formats to readers", async () => {
    const { attributes } = read((await page("/sections/work")).text);
    for (const format of ["rss", "atom", "json"]) {
      expect(attributes).toContainEqual(["href", `/sections/work.${format}`]);
    }
  });

  it("says so where nothing has come in", async () => {
    const { status, text } = await page("/tags/nothing-yet");
    expect(status).toBe(200);
    expect(text).toContain("Nothing has come in here yet.");
  });
});

describe("what the configuration calls things", () => {
  const tags = [{ id: "labor", title: "Labor & Unions", aliases: ["sindicatos", "trabajo"] }];
  let named: Running;

  beforeAll(async () => {
    const shelves = publish(new Map([["tags/labor", [fullEntry()]]]));
    const head = {
      ...HEAD,
      path: "tags/labor" as const,
      title: "Labor & Unions · The Sample Wire",
      name: "Labor & Unions",
    };
    const window: FeedWindow = { head, entries: [fullEntry()] };
    const feeds = {
      ...shelves,
      window: async (path: FeedPath) => (path === "tags/labor" ? window : undefined),
    };
    named = await startServer(feeds, { configuration: () => ({ ...CONFIGURATION, tags }) });
  });
  afterAll(() => named.close());

  it("heads a page with the feed's own name, and the browser's tab with the site's as well", async () => {
    const { text } = await named.request("/tags/labor", { accept: "text/html" });
    expect(text).toContain(">Labor &amp; Unions</h1>");
    expect(text).toContain("<title>Labor &amp; Unions · The Sample Wire</title>");
  });

  it("stands on cards instead of a tag's slug or the source's label", async () => {
    const { text } = await named.request("/tags/labor", { accept: "text/html" });
    expect(text).toContain('<a rel="tag" href="/tags/labor"><bdi>Labor &amp; Unions</bdi></a>');
    expect(text).toContain('<a rel="tag" href="/tags/agua"><bdi>Água</bdi></a>');
  });

  it.each([
    ["/tags/sindicatos", "/tags/labor"],
    ["/tags/Trabajo.rss", "/tags/labor.rss"],
    ["/tags/LABOR.json", "/tags/labor.json"],
    ["/tags/Labor%20&%20Unions", "/tags/labor"],
    ["/tags/%C3%89t%C3%A9%20%D0%94%D0%B0.atom", "/tags/ete-%D0%B4%D0%B0.atom"],
  ])("%s leads to %s", async (path, place) => {
    const { status, headers } = await named.request(path);
    expect([status, headers.location]).toEqual([308, place]);
    expect(headers["access-control-allow-origin"]).toBe("*");
  });

  it("has nothing to say of a tag that nobody knows", async () => {
    expect((await named.request("/tags/nobody.rss")).status).toBe(404);
  });
});

describe("the icon", () => {
  it("is there, under the address every page gives", async () => {
    const { attributes } = read((await page("/")).text);
    expect(attributes).toContainEqual(["href", "/icon.svg"]);
    const { status, headers } = await server.request("/icon.svg");
    expect([status, headers["content-type"]]).toEqual([200, "image/svg+xml"]);
  });
});

describe("the front page", () => {
  it("leads to sections, tags and sources and shows the newest headlines", async () => {
    const { text } = await page("/");
    expect(text).toContain('<a href="/sections/work">Work &amp; Wages</a>');
    expect(text).toContain('<a href="/tags/nothing-yet">');
    expect(text).toContain('<a href="/sources/el-faro-norte"><bdi>El Faro Norte</bdi></a>');
    expect(text).toContain(">وردية الليل</a>");
  });
});
