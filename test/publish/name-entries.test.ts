import { describe, expect, it } from "vitest";
import type { FeedFormat } from "../../src/model/feed.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { nameEntries } from "../../src/publish/name-entries.ts";
import { toCleanEntry } from "../../src/publish/to-clean-entry.ts";
import { BASE_URL, sampleEntry } from "./sample.ts";

function name(entries: readonly StoredEntry[], format: FeedFormat) {
  return nameEntries(
    entries.map((stored) => toCleanEntry(stored, undefined, BASE_URL)),
    format,
  );
}

function ids(entries: readonly StoredEntry[], format: FeedFormat): string[] {
  return name(entries, format).map(({ id }) => id);
}

describe("an entry's published id", () => {
  it.each([
    "http://a.example:8080/~ana/?b=2&a=1#x",
    "https://example.org/",
    "https://example.org/%D1%82%D1%80%D1%83%D0%B4",
    "tag:example.org,2005:entry-1",
    "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a",
  ])("%s is kept byte for byte in every format", (id) => {
    for (const format of ["rss", "atom", "json"] as const)
      expect(ids([sampleEntry({ id })], format)).toEqual([id]);
  });

  it.each([
    "123456789",
    "yt:video:dQw4w9WgXcQ",
    "https://example.org",
    "http://A.Example/",
    "http://a.example:80/",
    "http://a.example/%7Eana",
    "http://a.example/%c3%a9",
    "http://a.example/%E9",
    "http://a.example/e%CC%81",
    "http://a.example/b/../c",
    "https://example.org/труд",
    "tag:Example.org,2005:1",
    "urn:uuid:1",
    "urn:isbn:0/1",
    "no spaces in a URI",
    "tag:example.org:no-date",
    "http:///path",
    "https://a.example/%zz",
    "/relative",
  ])("%s is kept where any text may stand, and minted in Atom", (id) => {
    const entry = sampleEntry({ id }, { ref: "harbour-herald/k1" });
    expect(ids([entry], "rss")).toEqual([id]);
    expect(ids([entry], "atom")).toEqual(["tag:wire.example.org,2026:harbour-herald/k1"]);
  });

  it("is minted where it is a short number, which names something in its own source alone", () => {
    const entry = sampleEntry({ id: "12345678" }, { ref: "harbour-herald/k1" });
    for (const format of ["rss", "atom", "json"] as const)
      expect(ids([entry], format)).toEqual(["tag:wire.example.org,2026:harbour-herald/k1"]);
  });

  it.each(["", " padded ", "two\nlines", "bell\u0007", "half \uD800"])(
    "%j is minted: no reader would give it back as it is",
    (id) => {
      const entry = sampleEntry({ id }, { ref: "harbour-herald/k1" });
      for (const format of ["rss", "atom", "json"] as const) {
        expect(ids([entry], format)).toEqual(["tag:wire.example.org,2026:harbour-herald/k1"]);
      }
    },
  );

  it("stays with the entry that was seen first, wherever it stands", () => {
    const id = "https://herald.example/shared";
    const late = sampleEntry({ id }, { ref: "b/late", firstSeen: "2026-03-05T12:00:00Z" });
    const early = sampleEntry({ id }, { ref: "z/early", firstSeen: "2026-03-05T08:00:00Z" });
    expect(ids([late, early], "rss")).toEqual(["tag:wire.example.org,2026:b/late", id]);
    expect(ids([early, late], "rss")).toEqual([id, "tag:wire.example.org,2026:b/late"]);
  });

  it("is minted for good once the store says so, though nobody else stands there", () => {
    const entry = sampleEntry({}, { ref: "b/1", minted: true });
    expect(ids([entry], "json")).toEqual(["tag:wire.example.org,2026:b/1"]);
  });

  it("is never given twice, even to a source that imitates ours", () => {
    const minted = "tag:wire.example.org,2026:b/1";
    const imitator = sampleEntry({ id: minted }, { ref: "a/1", firstSeen: "2026-03-01T00:00:00Z" });
    const imitated = sampleEntry({ id: "" }, { ref: "b/1" });
    expect(ids([imitator, imitated], "atom")).toEqual([minted, `${minted};2`]);
  });

  it("is given once to an entry that stands twice", () => {
    expect(ids([sampleEntry(), sampleEntry()], "rss")).toHaveLength(1);
  });
});

describe("updated", () => {
  const three = ["a/1", "a/2", "a/3"].map((ref) =>
    sampleEntry({ id: `urn:x-test:${ref}` }, { ref: ref as `a/${string}` }),
  );

  it("differs between the entries of an Atom document, by milliseconds", () => {
    expect(name(three, "atom").map(({ updated }) => updated)).toEqual([
      "2026-03-05T09:00:00.000Z",
      "2026-03-05T09:00:00.001Z",
      "2026-03-05T09:00:00.002Z",
    ]);
  });

  it("is left alone elsewhere", () => {
    expect(new Set(name(three, "json").map(({ updated }) => updated)).size).toBe(1);
  });
});
