import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Section, Tag } from "../../src/model/configuration.ts";
import { createRouter } from "../../src/route/router.ts";
import { entry, languages, rule, some, sources, words } from "./any-rule.ts";

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
