import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FeedFormat } from "../../src/model/feed.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { feedUrl } from "../../src/publish/feed-url.ts";
import { renderFeed } from "../../src/publish/render-feed.ts";
import { checkDocument } from "../validity/check-document.ts";
import { anyHead, anyStoredEntry } from "./any-entry.ts";
import { fullEntry, HEAD, SOURCES, sampleEntry } from "./sample.ts";

const FORMATS: readonly FeedFormat[] = ["rss", "atom", "json"];

const WINDOWS: [string, StoredEntry[]][] = [
  ["no entries", []],
  ["an entry with everything", [fullEntry()]],
  ["an entry with nothing", [sampleEntry({ id: "x1", title: "", url: "", published: "" })]],
  ["an entry with only a summary", [sampleEntry({ title: "", url: "", summary: "<p>Short.</p>" })]],
  ["an entry with only content", [sampleEntry({ title: "", summary: "", content: "<p>A toot.</p>" })]],
  [
    "two sources with the same id and the same moment",
    [
      sampleEntry({ id: "42" }),
      sampleEntry({ id: "42" }, { ref: "el-faro-norte/42", sourceId: "el-faro-norte" }),
    ],
  ],
  ["a source that left the configuration", [sampleEntry({}, { sourceId: "gone away", ref: "gone away/1" })]],
  [
    "values that are none",
    [sampleEntry({ url: "javascript:alert(1)", published: "yesterday", language: "english, us" })],
  ],
];

describe.each(FORMATS)("a %s document", (format) => {
  it.each(WINDOWS)("of %s has no fault", (_name, entries) => {
    const text = renderFeed({ head: HEAD, entries, sources: SOURCES, format });
    expect(checkDocument(text, format, { url: feedUrl(HEAD, format) })).toEqual([]);
  });

  it("is the same whenever it is rendered", () => {
    const entries = [fullEntry(), sampleEntry()];
    const render = () => renderFeed({ head: HEAD, entries, sources: SOURCES, format });
    expect(render()).toBe(render());
  });

  it("has no error whatever its entries and its head hold", () => {
    fc.assert(
      fc.property(anyHead, fc.array(anyStoredEntry, { maxLength: 4 }), (head, entries) => {
        const text = renderFeed({ head, entries, sources: SOURCES, format });
        const errors = checkDocument(text, format).filter(({ level }) => level === "error");
        expect(errors).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it("keeps every entry, however bad another one is", () => {
    fc.assert(
      fc.property(anyStoredEntry, (entry) => {
        const text = renderFeed({ head: HEAD, entries: [sampleEntry(), entry], sources: SOURCES, format });
        expect(text).toContain("Dockers vote on the night shift");
        expect(text).toContain("https://herald.example/dock-vote");
      }),
      { numRuns: 100 },
    );
  });
});
