import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rule, Section, Tag } from "../../src/model/configuration.ts";
import type { Entry } from "../../src/model/entry.ts";
import { createRouter } from "../../src/route/router.ts";

const WORDS = [
  "strikes",
  "Strike",
  "huelga",
  "ports",
  "Port",
  "fish",
  "News",
  "7",
  "río",
  "rio",
  "Docks & Ports",
];
const words = fc.constantFrom(...WORDS);
const languages = fc.constantFrom("en", "en-GB", "es", "pt-BR");
const sources = fc.constantFrom("quay", "mole", "pilot");
const some = <Thing>(thing: fc.Arbitrary<Thing>) => fc.array(thing, { minLength: 1, maxLength: 3 });

const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.oneof(
      fc.record({ tag: some(words.map((word) => word.toLowerCase())) }),
      fc.record({ source: some(sources) }),
      fc.record({ language: some(languages) }),
      fc.record({ path: some(fc.constantFrom("/a/", "/b/")) }),
      fc.record({ kind: some(fc.constantFrom("text" as const, "video" as const)) }),
      fc.record({ has: some(fc.constantFrom("title" as const, "tag" as const, "date" as const)) }),
      fc.record({ age: fc.record({ over: fc.integer({ min: 0, max: 9 }) }) }),
      fc.record({ text: fc.record({ title: fc.constantFrom("strike", "^f", "7|8") }) }),
    ) as fc.Arbitrary<Rule>,
    fc.record({ any: some(tie("rule")) }),
    fc.record({ all: some(tie("rule")) }),
    fc.record({ not: some(tie("rule")) }),
  ),
}));

const section = fc
  .record(
    {
      match: some(rule),
      exclude: some(rule),
      keep: some(rule),
      drop: some(rule),
      languages: some(languages),
    },
    { requiredKeys: ["match"] },
  )
  .map(
    (lists): Section => ({
      id: "shelf",
      title: "Shelf",
      stories: "lead",
      window: { entries: 1, age: 1 },
      ...lists,
    }),
  );

const tags = fc
  .record({
    match: fc.option(some(rule), { nil: undefined }),
    derive: fc.constantFrom("always" as const, "untagged" as const),
    aliases: fc.array(words, { maxLength: 3 }),
  })
  .map((more): Tag[] => [
    { id: "strikes", title: "Strikes", parents: ["ports"], ...more },
    { id: "ports", title: "Ports", aliases: ["río"] },
  ]);

const entry = fc
  .record(
    {
      title: words,
      tags: fc.uniqueArray(words),
      language: languages,
      published: fc.constantFrom("1970-01-01T00:00:00Z"),
    },
    { requiredKeys: ["title", "tags"] },
  )
  .map(
    (more): Entry => ({
      id: "1",
      url: "https://quay.example/a/1",
      authors: [],
      enclosures: [],
      pictures: [],
      links: [],
      ...more,
    }),
  );

const occasion = fc.record({
  section,
  tags,
  entry,
  source: sources,
  drop: fc.option(some(rule), { nil: undefined }),
  seen: fc.nat(9),
});

describe("route", () => {
  it("depends on what it is given and on nothing else", () => {
    fc.assert(
      fc.property(occasion, ({ section: shelf, tags: configured, entry: one, source, drop, seen }) => {
        const from = { id: source, sections: [], drop };
        const before = structuredClone({ shelf, configured, one, from });
        const router = createRouter({ sections: [shelf], tags: configured });
        const first = router.route(one, from, seen);
        router.route(
          { ...one, tags: ["other"], language: "de" },
          { id: "mole", sections: ["shelf"] },
          seen + 5,
        );
        expect(router.route(one, from, seen)).toEqual(first);
        expect(createRouter({ sections: [shelf], tags: configured }).route(one, { ...from }, seen)).toEqual(
          first,
        );
        expect({ shelf, configured, one, from }).toEqual(before);
      }),
    );
  });

  it("comes to the same sections and tags in whatever order rules, sections and labels stand", () => {
    const turned = <Thing>(list: Thing[] | undefined) => list?.toReversed();
    fc.assert(
      fc.property(occasion, ({ section: shelf, tags: configured, entry: one, source, drop, seen }) => {
        const other = { ...shelf, id: "other", match: [{ tag: ["ports"] }] };
        const route = createRouter({ sections: [shelf, other], tags: configured }).route(
          one,
          { id: source, sections: [], drop },
          seen,
        );
        const around = createRouter({
          sections: [
            other,
            {
              ...shelf,
              match: shelf.match.toReversed(),
              exclude: turned(shelf.exclude),
              keep: turned(shelf.keep),
              drop: turned(shelf.drop),
            },
          ],
          tags: configured.map((tag) => ({ ...tag, match: turned(tag.match) })),
        }).route(
          { ...one, tags: one.tags.toReversed() },
          { id: source, sections: [], drop: turned(drop) },
          seen,
        );
        expect(new Set(around.sections)).toEqual(new Set(route.sections));
        expect(new Set(around.tags)).toEqual(new Set(route.tags));
        expect(around.dropped === undefined).toBe(route.dropped === undefined);
      }),
    );
  });
});
