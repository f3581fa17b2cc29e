import { describe, expect, it } from "vitest";
import { renderFeed } from "../../src/publish/render-feed.ts";
import { fullEntry, HEAD, SOURCES, sampleEntry } from "../publish/sample.ts";
import { checkJsonSchema } from "./json-feed-schema.ts";

/** The specification's own least document. */
const LEAST = { version: "https://jsonfeed.org/version/1.1", title: "T", items: [] };
const ITEM = { id: "1", content_text: "Hello" };

const REFUSED: [string, unknown, RegExp][] = [
  ["a list", [], /must be object/],
  ["no version", { title: "T", items: [] }, /version/],
  ["the version before", { ...LEAST, version: "https://jsonfeed.org/version/1" }, /equal to constant/],
  ["no title", { version: LEAST.version, items: [] }, /title/],
  ["no items", { version: LEAST.version, title: "T" }, /items/],
  ["an undefined name", { ...LEAST, link: "https://a.example/" }, /link/],
  ["an extension that is no object", { ...LEAST, _ours: "text" }, /_ours: must be object/],
  ["an extension's name without a letter", { ...LEAST, _1: {} }, /_1/],
  ["an address that is none", { ...LEAST, feed_url: "/feed.json" }, /feed_url: must match format "uri"/],
  ["an author who says nothing", { ...LEAST, authors: [{}] }, /authors\/0/],
  ["an author by name alone", { ...LEAST, authors: ["Ana"] }, /authors\/0: must be object/],
  ["a hub without an address", { ...LEAST, hubs: [{ type: "WebSub" }] }, /hubs\/0/],
  ["a language that is none", { ...LEAST, language: "English (US)" }, /language/],
  ["an end that is no truth", { ...LEAST, expired: "no" }, /expired: must be boolean/],
  ["an item without an id", { ...LEAST, items: [{ content_text: "" }] }, /items\/0/],
  ["a number for an id", { ...LEAST, items: [{ ...ITEM, id: 1 }] }, /items\/0\/id: must be string/],
  ["an item without content", { ...LEAST, items: [{ id: "1" }] }, /content_html/],
  ["a date in words", { ...LEAST, items: [{ ...ITEM, date_published: "yesterday" }] }, /date_published/],
  ["a date without a zone", { ...LEAST, items: [{ ...ITEM, date_modified: "2026-03-05T09:00:00" }] }, /date/],
  ["a tag that is no text", { ...LEAST, items: [{ ...ITEM, tags: [{ name: "labor" }] }] }, /tags\/0/],
  [
    "an attachment without a type",
    { ...LEAST, items: [{ ...ITEM, attachments: [{ url: "https://a.example/a.mp3" }] }] },
    /mime_type/,
  ],
];

describe("the schema of JSON Feed 1.1", () => {
  it.each(REFUSED)("refuses %s", (_name, document, says) => {
    const found = checkJsonSchema(document).map(({ where, message }) => `${where}: ${message}`);
    expect(found.join("\n")).toMatch(says);
  });

  it("takes the least there can be, what only the version before had, and what others add", () => {
    expect(checkJsonSchema(LEAST)).toEqual([]);
    const more = {
      ...ITEM,
      author: { name: "Ana" },
      _blue_shed: { about: "https://b.example/", explicit: 1 },
    };
    expect(checkJsonSchema({ ...LEAST, items: [more] })).toEqual([]);
  });

  it("takes what we publish", () => {
    const archive = { number: 3, previous: 2 };
    const hub = "https://wire.example.org/hub";
    const removed = [{ ref: "b/1" as const, id: "https://b.example/1", at: "2026-03-05T11:00:00.000Z" }];
    for (const head of [HEAD, { ...HEAD, hub, removed }, { ...HEAD, archive }]) {
      const entries = [fullEntry(), sampleEntry({ title: "", url: "" })];
      const text = renderFeed({ head, entries, sources: SOURCES, format: "json" });
      expect(checkJsonSchema(JSON.parse(text))).toEqual([]);
    }
  });
});
