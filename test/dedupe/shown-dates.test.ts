import { describe, expect, it } from "vitest";
import { arrival, shownDates } from "../../src/dedupe/shown-dates.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";

const firstSeen = "2026-05-10T12:00:00.000Z";

function at(published?: string, more: Partial<StoredEntry> = {}): StoredEntry {
  const entry = {
    id: "1",
    title: "",
    published,
    authors: [],
    tags: [],
    enclosures: [],
    pictures: [],
    links: [],
  };
  const place = { ref: "paper/1", sourceId: "paper", sections: [], tags: [] } as const;
  return {
    ...place,
    sections: [],
    tags: [],
    entry,
    firstSeen,
    changed: firstSeen,
    backlog: false,
    fingerprint: "f",
    ...more,
  };
}

describe("arrival", () => {
  it("is when it was first seen for an entry dated back, so that it still reaches subscribers", () => {
    expect(arrival(at("2026-01-01T00:00:00Z"))).toBe(firstSeen);
  });
  it("is its own date for a source's backlog, so that a new source floods nothing", () => {
    expect(arrival(at("2026-01-01T00:00:00Z", { backlog: true }))).toBe("2026-01-01T00:00:00.000Z");
  });
  it("is never later than it was first seen", () => {
    expect(arrival(at("2031-01-01T00:00:00Z", { backlog: true }))).toBe(firstSeen);
    expect(arrival(at("2031-01-01T00:00:00Z"))).toBe(firstSeen);
  });
});

describe("shownDates", () => {
  it("bounds the published date by when the entry was first seen, which stands in for a missing one", () => {
    expect(shownDates(at("2026-01-01T00:00:00Z")).published).toBe("2026-01-01T00:00:00.000Z");
    expect(shownDates(at("2031-01-01T00:00:00Z")).published).toBe(firstSeen);
    expect(shownDates(at()).published).toBe(firstSeen);
  });
  it("never lets an update come before its publication", () => {
    const { published, updated } = shownDates(
      at("2026-05-09T00:00:00Z", { changed: "2026-05-08T00:00:00.000Z" }),
    );
    expect(updated >= published).toBe(true);
  });
});
