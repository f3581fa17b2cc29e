import fc from "fast-check";
import type { Rule } from "../../src/model/configuration.ts";
import type { Entry } from "../../src/model/entry.ts";

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
/** Labels and titles that some rules hold for. */
export const words = fc.constantFrom(...WORDS);
/** Languages, some of them varieties of others. */
export const languages = fc.constantFrom("en", "en-GB", "es", "pt-BR");
/** Ids of sources. */
export const sources = fc.constantFrom("quay", "mole", "pilot");
/** One to three of a thing. */
export const some = <Thing>(thing: fc.Arbitrary<Thing>) => fc.array(thing, { minLength: 1, maxLength: 3 });

/** Any rule: every condition, at a depth of three. */
export const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.oneof(
      fc.record({ tag: some(words.map((word) => word.toLowerCase())) }),
      fc.record({ source: some(sources) }),
      fc.record({ language: some(languages) }),
      fc.record({ path: some(fc.constantFrom("/a/", "/b/")) }),
      fc.record({ kind: some(fc.constantFrom("text" as const, "video" as const)) }),
      fc.record({ has: some(fc.constantFrom("title" as const, "tag" as const, "date" as const)) }),
      fc.record({
        age: fc.oneof(
          fc.record({ over: fc.integer({ min: 0, max: 9 }) }),
          fc.record({ under: fc.integer({ min: 0, max: 9 }) }),
        ),
      }),
      fc.record({ author: some(fc.constantFrom("Ana Ríos", "rios, ana", "Bo")) }),
      fc.record({ text: fc.record({ title: fc.constantFrom("strike", "^f", "7|8") }) }),
    ) as fc.Arbitrary<Rule>,
    fc.record({ any: some(tie("rule")) }),
    fc.record({ all: some(tie("rule")) }),
    fc.record({ not: some(tie("rule")) }),
  ),
}));

/** Any entry that such rules can tell from another. */
export const entry = fc
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
      authors: [{ name: "Ana Ríos" }],
      enclosures: [],
      pictures: [],
      links: [],
      ...more,
    }),
  );
