import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BASE_URL } from "../publish/sample.ts";
import { checkDocument } from "../validity/check-document.ts";
import { type RunningNetwork, startNetwork } from "./start-network.ts";

const HOUR = 3_600_000;
let network: RunningNetwork;

beforeAll(async () => {
  network = await startNetwork();
  await network.shelve(
    { id: "a", title: "Dock strike", sections: ["work"], tags: ["labor"], language: "en", ago: 1 * HOUR },
    {
      id: "b",
      title: "Huelga portuaria",
      sections: ["work", "world"],
      tags: ["labor", "port"],
      language: "es-MX",
      sourceId: "el-faro-norte",
      ago: 2 * HOUR,
    },
    {
      id: "c",
      title: "Football final",
      sections: ["world"],
      tags: ["football"],
      language: "en-GB",
      ago: 3 * HOUR,
    },
    {
      id: "d",
      title: "Rent rises",
      sections: [],
      tags: ["housing"],
      sourceId: "el-faro-norte",
      ago: 4 * HOUR,
    },
    {
      id: "e",
      title: "Old strike",
      sections: ["work"],
      tags: ["labor"],
      language: "en",
      ago: 31 * 24 * HOUR,
    },
  );
});
afterAll(() => network.close());

describe("a combined feed", () => {
  it.each([
    ["section=work", ["Dock strike", "Huelga portuaria"]],
    ["section=work,world", ["Dock strike", "Huelga portuaria", "Football final"]],
    ["section=world&tag=labor", ["Huelga portuaria"]],
    ["tag=football,port", ["Huelga portuaria", "Football final"]],
    ["lang=en", ["Dock strike", "Football final"]],
    // An entry without a language of its own has its source's.
    ["lang=es", ["Huelga portuaria", "Rent rises"]],
    ["lang=es-MX", ["Huelga portuaria"]],
    ["source=el-faro-norte", ["Huelga portuaria", "Rent rises"]],
    ["section=work&source=el-faro-norte", ["Huelga portuaria"]],
    ["not=section:work", ["Football final", "Rent rises"]],
    ["not=source:el-faro-norte,tag:football", ["Dock strike"]],
    ["not=lang:en&section=work,world", ["Huelga portuaria"]],
    ["q=strike", ["Dock strike"]],
    ["q=huelga&tag=labor", ["Huelga portuaria"]],
    ["q=-strike&section=work", ["Huelga portuaria"]],
    ["lang=fr", []],
  ])("%s", async (query, titles) => {
    expect(await network.titles(`/feeds.json?${query}`)).toEqual(titles);
  });

  it.each(["rss", "atom", "json"] as const)(
    "has no fault as %s, at the address its self link says",
    async (format) => {
      for (const query of [
        "lang=en,es&tag=labor",
        "not=tag:football&q=%22dock%20strike%22%20-rent&section=work",
        "lang=fr",
      ]) {
        const place = `/feeds.${format}?${query}`;
        const { status, text, headers } = await network.request(place);
        expect(status).toBe(200);
        const contentType = headers["content-type"] ?? "";
        expect(checkDocument(text, format, { url: BASE_URL + place, contentType })).toEqual([]);
        expect(headers.link).toContain(`<${BASE_URL}${place}>; rel="self"`);
        expect(headers["x-robots-tag"]).toBe("noindex");
        expect(headers["access-control-allow-origin"]).toBe("*");
        expect(headers["cache-control"]).toMatch(/^public, max-age=\d+/);
        const face = format === "json" ? "" : "Sec-Fetch-Dest, ";
        expect(headers.vary).toBe(`${face}Accept-Encoding, A-IM`);
        const looked = await network.request(place, { "sec-fetch-dest": "document" });
        const shown = format === "json" ? "application/feed+json" : "text/html";
        expect(looked.headers["content-type"]).toBe(`${shown}; charset=utf-8`);
        if (format === "json") continue;
        const way = `${place}&as=document`;
        expect(looked.text).toContain(`href="${way.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`);
        expect((await network.request(way, { "sec-fetch-dest": "document" })).text).toBe(text);
      }
    },
  );

  it("is announced whole in its headers only while it is short", async () => {
    const words = Array.from({ length: 10 }, (_, at) => "ж".repeat(9) + at).join("+");
    const place = `/feeds.rss?q=${encodeURIComponent(words).replaceAll("%2B", "%20")}`;
    const { status, headers } = await network.request(place);
    expect(status).toBe(200);
    expect(headers.link).toBe(`<${BASE_URL}${place}>; rel="self"; type="application/rss+xml"`);
  });

  it("says in its title what is in it", async () => {
    const { text } = await network.request("/feeds.json?lang=en&section=work&tag=labor");
    expect(JSON.parse(text)).toMatchObject({
      title: "Work & Wages + Labor, in English · The Sample Wire",
      language: "en",
      feed_url: `${BASE_URL}/feeds.json?lang=en&section=work&tag=labor`,
      home_page_url: `${BASE_URL}/feeds?lang=en&section=work&tag=labor`,
    });
  });

  it("is a page for browsers and a feed for readers where there is no suffix", async () => {
    const page = await network.request("/feeds?tag=labor", { accept: "text/html" });
    expect([page.status, page.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.headers.vary).toBe("Accept, Accept-Encoding");
    for (const format of ["rss", "atom", "json"]) {
      expect(page.text).toContain(`<code class="address">${BASE_URL}/feeds.${format}?tag=labor</code>`);
      expect(page.text).toContain(`href="/feeds.${format}?tag=labor"`);
    }
    const spanish = await network.request("/feeds?lang=es", { accept: "text/html" });
    expect(spanish.text).toContain('<h1 lang="en" dir="ltr">Everything in Spanish</h1>');
    const feed = await network.request("/feeds?tag=labor");
    expect(feed.headers["content-type"]).toBe("application/rss+xml; charset=utf-8");
    expect(feed.headers["content-location"]).toBe("/feeds.rss?tag=labor");
    expect((await network.request("/feeds?tag=labor", { accept: "image/png" })).status).toBe(406);
  });

  it("answers conditions and HEAD as every feed does", async () => {
    const place = "/feeds.atom?section=work";
    const full = await network.request(place, { "accept-encoding": "br" });
    expect(full.headers["content-encoding"]).toBe("br");
    const { etag = "", "last-modified": modified = "" } = full.headers;
    for (const condition of [{ "if-none-match": `"x", W/${etag}` }, { "if-modified-since": modified }]) {
      const again = await network.request(place, { "accept-encoding": "br", ...condition });
      expect([again.status, again.headers.etag, again.body.length]).toEqual([304, etag, 0]);
    }
    const head = await network.request(place, { "accept-encoding": "br" }, "HEAD");
    expect([head.status, head.headers.etag, head.body.length]).toEqual([200, etag, 0]);
    expect(head.headers["content-length"]).toBe(full.headers["content-length"]);
  });
});

describe("another way to write a combination", () => {
  it.each([
    ["/feeds.rss?tag=trabajo", "/feeds.rss?tag=labor"],
    ["/feeds.json?tag=ports&lang=EN&tag=labour,ports", "/feeds.json?lang=en&tag=labor,port"],
    ["/feeds?tag=Trabajo&q=", "/feeds?tag=labor"],
    ["/feeds.atom?lang=*", "/all.atom"],
    ["/feeds.rss", "/all.rss"],
    ["/feeds?section=&q=", "/feeds"],
    ["/feeds.rss?q=%22Dock+Strike%22", "/feeds.rss?q=%22dock%20strike%22"],
  ])("%s leads to %s for good", async (place, canonical) => {
    for (const method of ["GET", "HEAD"]) {
      const { status, headers } = await network.request(place, {}, method);
      expect([status, headers.location]).toEqual([301, canonical]);
      expect(headers["cache-control"]).toMatch(/^public/);
      expect(headers["access-control-allow-origin"]).toBe("*");
    }
    expect((await network.request(canonical)).status).toBe(200);
  });

  it("does not count where only the encoding differs", async () => {
    const { status, text } = await network.request(
      "/feeds.json?not=tag%3Afootball&q=%22dock+strike%22&tag=labor%2Cport",
    );
    expect(status).toBe(200);
    expect(text).toContain("/feeds.json?not=tag:football&q=%22dock%20strike%22&tag=labor,port");
  });

  it("keeps its query when a slash too many is taken away", async () => {
    expect((await network.request("/feeds/?tag=labor")).headers.location).toBe("/feeds?tag=labor");
  });
});

describe("what names no combined feed", () => {
  it.each([
    ["tag=futball", 404, 'There is no tag "futball" — did you mean "football"?', "tag"],
    ["tag=labr", 404, 'did you mean "labor"', "tag"],
    ["not=tag:zzzz", 404, 'There is no tag "zzzz".', "not"],
    ["section=wrok", 404, 'did you mean "work"', "section"],
    ["source=el-faro-nort", 404, 'did you mean "el-faro-norte"', "source"],
    ["limit=5", 400, 'There is no parameter "limit"', "limit"],
    ["lang=notalanguage", 400, "A language is written like en or pt-BR", "lang"],
  ])("%s is %i", async (query, status, words, parameter) => {
    for (const suffix of ["", ".rss", ".json"]) {
      const answer = await network.request(`/feeds${suffix}?${query}`, { accept: "application/json" });
      expect(answer.status).toBe(status);
      expect(answer.headers["cache-control"]).toBe("no-store");
      const problem = JSON.parse(answer.text) as { detail: string; parameter: string };
      expect(problem.detail).toContain(words);
      expect(problem.parameter).toBe(parameter);
    }
  });

  it("is told to people as a page, with everything escaped", async () => {
    const { status, text } = await network.request("/feeds?tag=%3Cscript%3E%22%27", { accept: "text/html" });
    expect(status).toBe(404);
    // The page's own is the only one.
    expect(text.match(/<script/gi)).toHaveLength(1);
  });

  it("is only read", async () => {
    expect((await network.request("/feeds?tag=labor", {}, "POST")).status).toBe(405);
  });
});

it("is nothing for those who follow every link", async () => {
  expect((await network.request("/robots.txt")).text).toMatch(
    /^User-agent: \*\n(?:.*\n)*Disallow: \/feeds\?\n/,
  );
});

describe("/feeds", () => {
  it("explains itself and offers what there is", async () => {
    const { status, headers, text } = await network.request("/feeds");
    expect([status, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expect(headers["content-security-policy"]).toContain("form-action 'self'");
    for (const box of [
      'name="section" value="work"',
      'name="tag" value="football"',
      'name="lang" value="es"',
      'name="source" value="el-faro-norte"',
    ]) {
      expect(text).toContain(box);
    }
  });
});
