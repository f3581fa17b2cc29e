import { describe, expect, it } from "vitest";
import type { Filter, Rule, Section } from "../../src/model/configuration.ts";
import type { Entry } from "../../src/model/entry.ts";
import { createRouter } from "../../src/route/router.ts";

const bare: Entry = { id: "1", title: "", authors: [], tags: [], enclosures: [], pictures: [], links: [] };
const HOUR = 3_600_000;
const SEEN = Date.UTC(2026, 4, 10, 12);

function section(more: Partial<Section>): Section {
  return { id: "shelf", title: "Shelf", match: [], stories: "lead", window: { entries: 1, age: 1 }, ...more };
}

function route(entry: Partial<Entry>, shelf: Partial<Section>, filter: Filter = {}, sections: string[] = []) {
  const router = createRouter({ sections: [section(shelf)], tags: [] });
  return router.route({ ...bare, ...entry }, { id: "quay", sections, ...filter }, SEEN);
}

const file = (type: string | undefined, url = "https://quay.example/file") => [
  { url, ...(type && { type }) },
];
const long =
  "A report of many words, more than anybody would write beneath a picture of whatever kind. ".repeat(3);

describe("conditions", () => {
  const cases: Array<[name: string, rule: Rule, entry: Partial<Entry>, holds: boolean]> = [
    ["a podcast", { kind: ["audio"] }, { enclosures: file("audio/mpeg"), content: long }, true],
    [
      "a podcast without a type",
      { kind: ["audio"] },
      { enclosures: file(undefined, "https://q.example/a.MP3?x=1") },
      true,
    ],
    ["a file at an audio host", { kind: ["audio"] }, { url: "https://soundcloud.com/quay/1" }, true],
    ["a film", { kind: ["video"] }, { enclosures: file("video/mp4") }, true],
    ["a video platform's page", { kind: ["video"] }, { url: "https://www.youtube.com/watch?v=1" }, true],
    [
      "a host that only ends like one",
      { kind: ["video"] },
      { url: "https://notyoutube.com/watch?v=1" },
      false,
    ],
    [
      "a film with its sound",
      { kind: ["audio"] },
      { enclosures: [...file("audio/mpeg"), ...file("video/mp4")] },
      false,
    ],
    [
      "a picture with its caption",
      { kind: ["picture"] },
      { image: "https://q.example/1.jpg", summary: "The quay." },
      true,
    ],
    [
      "a report with a picture",
      { kind: ["picture"] },
      { image: "https://q.example/1.jpg", content: long },
      false,
    ],
    [
      "a report with a document",
      { kind: ["text"] },
      { enclosures: file("application/pdf"), content: long },
      true,
    ],
    ["one of two kinds", { kind: ["audio", "text"] }, { content: long }, true],
    ["a title", { has: ["title"] }, { title: "The quay" }, true],
    ["no title", { has: ["title"] }, {}, false],
    ["a body of tags alone", { has: ["body"] }, { content: "<p> <br></p>" }, false],
    ["a body", { has: ["body"] }, { summary: "<p>岸</p>" }, true],
    ["a picture", { has: ["picture"] }, { enclosures: file("image/png") }, true],
    ["an author or a file", { has: ["author", "file"] }, { authors: [{ name: "Ana" }] }, true],
    ["no tag", { not: [{ has: ["tag"] }] }, {}, true],
    ["no date", { not: [{ has: ["date"] }] }, {}, true],
    ["news", { age: { under: 2 * HOUR } }, { published: "2026-05-10T11:00:00Z" }, true],
    ["exactly the bound", { age: { under: HOUR } }, { published: "2026-05-10T11:00:00Z" }, false],
    ["from the archive", { age: { over: HOUR } }, { published: "2026-05-10T11:00:00Z" }, true],
    ["neither", { age: { over: HOUR, under: 2 * HOUR } }, { published: "2026-05-10T09:00:00Z" }, false],
    ["without a date", { age: { under: 1 } }, {}, true],
    ["from the future", { age: { under: 1 } }, { published: "2036-05-10T09:00:00Z" }, true],
    ["an author, family name first", { author: ["Ana Ríos"] }, { authors: [{ name: "RIOS, Ana" }] }, true],
    ["another author", { author: ["Ana Ríos"] }, { authors: [{ name: "Ana Ríos Paz" }] }, false],
  ];
  it.each(cases)("%s", (_name, rule, entry, holds) => {
    expect(route(entry, { match: [rule] }).sections).toEqual(holds ? ["shelf"] : []);
  });
});

describe("a section's filter", () => {
  const sport: Rule = { tag: ["sport"] };
  const match: Rule[] = [{ source: ["quay"] }];

  it.each(["exclude", "drop"] as const)(
    "keeps out by %s what a rule brings, and says by which rule",
    (list) => {
      const given = route({ tags: ["Sports"] }, { match, [list]: [{ tag: ["opera"] }, sport] });
      expect(given.sections).toEqual([]);
      expect(given.reasons).toEqual([
        {
          section: "shelf",
          shelved: false,
          because: `source quay, but ${list} keeps it out: tag sport`,
          rule: { list, at: 1 },
        },
      ]);
      expect(route({ tags: ["Fish"] }, { match, [list]: [sport] }).sections).toEqual(["shelf"]);
    },
  );

  it("keeps out what a source always brings, too", () => {
    expect(route({ tags: ["Sports"] }, { exclude: [sport] }, {}, ["shelf"]).sections).toEqual([]);
    expect(route({}, { exclude: [sport] }, {}, ["shelf"]).sections).toEqual(["shelf"]);
  });

  it("takes only what keep names, where it names anything", () => {
    expect(route({ tags: ["Sports"] }, { match, keep: [sport] }).sections).toEqual(["shelf"]);
    const [reason] = route({}, { match, keep: [sport] }).reasons;
    expect(reason).toEqual({
      section: "shelf",
      shelved: false,
      because: "source quay, but no rule of keep holds",
      rule: { list: "match", at: 0 },
    });
  });

  it("brings nothing in by itself", () => {
    expect(route({ tags: ["Sports"] }, { keep: [sport] }).reasons).toEqual([]);
  });
});

describe("a source's filter", () => {
  it("drops an entry whole: no section, no tag", () => {
    const drop: Rule[] = [{ text: { title: "^Sponsored" } }];
    const given = route(
      { title: "Sponsored: fish", tags: ["Fish"] },
      { match: [{ tag: ["fish"] }] },
      { drop },
      ["shelf"],
    );
    expect(given).toMatchObject({ sections: [], tags: [], reasons: [] });
    expect(given.dropped).toEqual({ because: "title matches ^Sponsored", rule: { list: "drop", at: 0 } });
    expect(given.grants.map(({ slug }) => slug)).toEqual(["fish"]);
  });

  it("drops what is to be dropped even where it is to be kept", () => {
    const keep: Rule[] = [{ tag: ["fish"] }];
    expect(route({ tags: ["Fish"] }, {}, { keep }).dropped).toBeUndefined();
    expect(route({ tags: ["Fish"] }, {}, { keep, drop: keep }).dropped).toMatchObject({
      rule: { list: "drop" },
    });
    expect(route({ tags: ["Meat"] }, {}, { keep }).dropped).toEqual({ because: "no rule of keep holds" });
  });
});
