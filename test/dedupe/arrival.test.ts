import { describe, expect, it } from "vitest";
import { arrival, shownTime } from "../../src/dedupe/arrival.ts";
import type { Entry } from "../../src/model/entry.ts";

const firstSeen = "2026-05-10T12:00:00.000Z";
const seen = Date.parse(firstSeen);
const at = (published?: string, backlog = false) => {
  const entry: Entry = {
    id: "1",
    title: "",
    published,
    authors: [],
    tags: [],
    enclosures: [],
    pictures: [],
    links: [],
  };
  return { entry, firstSeen, backlog };
};

describe("arrival", () => {
  it("is when it was first seen for an entry dated back, so that it still reaches subscribers", () => {
    expect(arrival(at("2026-01-01T00:00:00Z"))).toBe(seen);
  });
  it("is its own date for a source's backlog, so that a new source floods nothing", () => {
    expect(arrival(at("2026-01-01T00:00:00Z", true))).toBe(Date.parse("2026-01-01T00:00:00Z"));
  });
  it("is never later than it was first seen", () => {
    expect(arrival(at("2031-01-01T00:00:00Z", true))).toBe(seen);
    expect(arrival(at("2031-01-01T00:00:00Z"))).toBe(seen);
  });
});

describe("shownTime", () => {
  it("is the published date, bounded by when the entry was first seen, which stands in for a missing one", () => {
    expect(shownTime(at("2026-01-01T00:00:00Z"))).toBe(Date.parse("2026-01-01T00:00:00Z"));
    expect(shownTime(at("2031-01-01T00:00:00Z"))).toBe(seen);
    expect(shownTime(at())).toBe(seen);
  });
});
