import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownDates } from "../../src/dedupe/shown-dates.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { selectWindow } from "../../src/publish/select-window.ts";
import { anyStoredEntry } from "./any-entry.ts";
import { sampleEntry } from "./sample.ts";

const NOW = Date.parse("2026-03-10T00:00:00Z");
const DAY = 86_400_000;

function entry(
  ref: `s/${string}`,
  published: string,
  firstSeen: string,
  stored: Partial<StoredEntry> = {},
): StoredEntry {
  return sampleEntry({ id: ref, published }, { ref, firstSeen, changed: firstSeen, ...stored });
}

function refs(entries: readonly StoredEntry[]): string[] {
  return entries.map(({ ref }) => ref);
}

describe("selectWindow", () => {
  it("lets an entry that was dated back in by its arrival, and shows it at its own date", () => {
    const candidates = [
      entry("s/a", "2026-03-08T00:00:00Z", "2026-03-08T01:00:00Z"),
      entry("s/late", "2026-01-01T00:00:00Z", "2026-03-09T00:00:00Z"),
      entry("s/b", "2026-03-07T00:00:00Z", "2026-03-07T01:00:00Z"),
    ];
    expect(refs(selectWindow(candidates, { entries: 2, age: 5 * DAY }, NOW))).toEqual(["s/a", "s/late"]);
  });

  it("counts a source's first document by its own dates, so that a new source does not fill the window", () => {
    const backlog = ["1", "2", "3"].map((key) =>
      entry(`s/old-${key}`, "2025-06-01T00:00:00Z", "2026-03-09T00:00:00Z", { backlog: true }),
    );
    const candidates = [...backlog, entry("s/a", "2026-03-08T00:00:00Z", "2026-03-08T01:00:00Z")];
    expect(refs(selectWindow(candidates, { entries: 50, age: 30 * DAY }, NOW))).toEqual(["s/a"]);
  });

  it("shows a post-dated entry at its arrival", () => {
    const candidates = [
      entry("s/future", "2027-01-01T00:00:00Z", "2026-03-08T00:00:00Z"),
      entry("s/a", "2026-03-09T00:00:00Z", "2026-03-09T01:00:00Z"),
    ];
    expect(refs(selectWindow(candidates, { entries: 5, age: 30 * DAY }, NOW))).toEqual(["s/a", "s/future"]);
  });

  it("shows the same entries by their arrival where that is the order", () => {
    const candidates = [
      entry("s/a", "2026-03-08T00:00:00Z", "2026-03-08T01:00:00Z"),
      entry("s/late", "2026-01-01T00:00:00Z", "2026-03-09T00:00:00Z"),
      entry("s/b", "2026-03-07T00:00:00Z", "2026-03-07T01:00:00Z"),
    ];
    const shown = selectWindow(candidates, { entries: 2, age: 5 * DAY }, NOW, "arrival");
    expect(refs(shown)).toEqual(["s/late", "s/a"]);
  });

  it("orders equals by ref", () => {
    const same = (ref: `s/${string}`) => entry(ref, "2026-03-08T00:00:00Z", "2026-03-08T01:00:00Z");
    expect(
      refs(selectWindow([same("s/b"), same("s/c"), same("s/a")], { entries: 2, age: DAY * 9 }, NOW)),
    ).toEqual(["s/a", "s/b"]);
  });

  it("gives the same window for the same candidates in any order, newest first", () => {
    const distinct = fc.uniqueArray(anyStoredEntry, { selector: ({ ref }) => ref, maxLength: 12 });
    fc.assert(
      fc.property(distinct, fc.nat(8), (candidates, entries) => {
        const window = { entries, age: 5000 * DAY };
        const shown = selectWindow(candidates, window, NOW);
        expect(refs(selectWindow(candidates.toReversed(), window, NOW))).toEqual(refs(shown));
        expect(shown.length).toBeLessThanOrEqual(entries);
        const dates = shown.map((stored) => shownDates(stored).published);
        expect(dates).toEqual(dates.toSorted().toReversed());
      }),
    );
  });
});

describe("shownDates", () => {
  const seen = "2026-03-08T10:00:00.000Z";
  it.each([
    [
      "published and updated as given",
      { published: "2026-03-08T08:00:00Z", updated: "2026-03-08T09:00:00Z" },
      seen,
      "08:00",
      "09:00",
    ],
    ["no date at all", { published: "" }, seen, "10:00", "10:00"],
    ["only updated", { published: "", updated: "2026-03-08T09:00:00Z" }, seen, "09:00", "09:00"],
    ["published later than seen", { published: "2026-03-08T23:00:00Z" }, seen, "10:00", "10:00"],
    [
      "updated before published",
      { published: "2026-03-08T08:00:00Z", updated: "2026-03-08T07:00:00Z" },
      seen,
      "08:00",
      "08:00",
    ],
    ["a silent change", { published: "2026-03-08T08:00:00Z" }, "2026-03-08T12:00:00Z", "08:00", "12:00"],
    [
      "updated later than the poll that saw it",
      { published: "2026-03-08T08:00:00Z", updated: "2026-03-09T00:00:00Z" },
      "2026-03-08T12:00:00Z",
      "08:00",
      "12:00",
    ],
  ])("%s", (_name, dates, changed, published, updated) => {
    const shown = shownDates(sampleEntry(dates, { firstSeen: seen, changed }));
    expect([shown.published.slice(11, 16), shown.updated.slice(11, 16)]).toEqual([published, updated]);
  });
});
