import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFeed } from "../../src/index.ts";
import { parseDate } from "../../src/parse/date/parse-date.ts";

const pieces = [
  "<rss version='2.0'>",
  "<channel>",
  "<item>",
  "</item>",
  "<title>",
  "</title>",
  "<link>",
  "</link>",
  "<description>",
  "</description>",
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "&amp;",
  "&",
  "<",
  ">",
  "'",
  '"',
  "<feed xmlns='http://www.w3.org/2005/Atom'>",
  "<entry>",
  "</entry>",
  "<content type='xhtml'>",
  "<div xmlns='http://www.w3.org/1999/xhtml'>",
  "<br>",
  "<media:content url='http://a.example/x'/>",
  "<guid>",
  "<pubDate>",
  "Mon, 04 May 2020 08:00:00 GMT",
  "<?xml version='1.0'?>",
  "<!DOCTYPE rss [",
  "<!ENTITY a 'b'>",
  "]>",
  "x",
  " ",
  "\n",
];

describe("whatever the bytes, the answer is a feed or a refusal", () => {
  test("random bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(["feed", "refusal"]).toContain((await parseFeed(bytes)).kind);
      }),
    );
  });

  test("pieces of feeds in any order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), async (parts) => {
        const read = await parseFeed(Buffer.from(parts.join("")), { url: "http://a.example/feed" });
        expect(["feed", "refusal"]).toContain(read.kind);
        if (read.kind === "feed") for (const entry of read.entries) expect(entry.id).not.toBe("");
      }),
      { numRuns: 500 },
    );
  });

  test("a document cut anywhere keeps the entries that were complete", async () => {
    const items = Array.from(
      { length: 5 },
      (_, at) => `<item><guid>g${at}</guid><title>Title ${at}</title></item>`,
    );
    const head = "<rss version='2.0'><channel><title>T</title>";
    const whole = head + items.join("");
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), async (length) => {
        const complete = Math.max(0, Math.floor((length - head.length) / (items[0] ?? "").length));
        const read = await parseFeed(Buffer.from(whole.slice(0, length)));
        const ids = read.kind === "feed" ? read.entries.map((entry) => entry.id) : [];
        expect(ids.slice(0, complete)).toEqual(items.slice(0, complete).map((_, at) => `g${at}`));
      }),
    );
  });
});

test("any text is a date in ISO 8601 or none", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map(String)), (text) => {
      const date = parseDate(text);
      expect(date === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/.test(date)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

describe("hostile documents stay small", () => {
  const wrap = (body: string) =>
    `<rss version="2.0"><channel><item><title>t</title><description>${body}</description></item></channel></rss>`;
  const bomb = Array.from({ length: 20 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join(
    "",
  );

  test.each([
    ["100,000 elements deep", wrap("<b>".repeat(100_000))],
    ["entities that multiply", `<!DOCTYPE rss [<!ENTITY e0 "ha">${bomb}]>${wrap("&e20;".repeat(100))}`],
    ["a million signs that open nothing", wrap("<".repeat(1_000_000))],
    ["200,000 tags never closed", wrap("<i x".repeat(200_000))],
  ])("%s", async (_, document) => {
    const read = await parseFeed(Buffer.from(document));
    expect(read.kind).toBe("feed");
    expect(JSON.stringify(read).length).toBeLessThan(20_000_000);
  });
});
