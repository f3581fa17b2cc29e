import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldPlural } from "../../src/route/fold-plural.ts";
import { PLURAL_NOUNS } from "../../src/route/plural-nouns.ts";
import { tagIndex } from "../../src/route/tag-index.ts";
import { tagSlug } from "../../src/route/tag-slug.ts";

const LINES = readFileSync(new URL("../fixtures/tag-labels.txt", import.meta.url), "utf8")
  .split("\n")
  .slice(1)
  .filter((line) => line !== "" && !line.startsWith("---"))
  .map((line): [slug: string, labels: string[]] => {
    const colon = line.indexOf(": ");
    return [line.slice(0, colon), line.slice(colon + 2).split(" | ")];
  });

const index = tagIndex([]);

describe("labels that nobody configured", () => {
  it.each(LINES)("%s", (slug, labels) => {
    expect(labels.map((label) => index.slugOf(label))).toEqual(labels.map(() => slug));
  });

  it("are as many as the table promises, and no slug stands there twice", () => {
    expect(LINES.flatMap(([, labels]) => labels).length).toBeGreaterThan(200);
    expect(new Set(LINES.map(([slug]) => slug)).size).toBe(LINES.length);
  });
});

describe("foldPlural", () => {
  const words = [...Object.values(PLURAL_NOUNS)].flatMap((list: ReadonlySet<string>) => [...list]);
  const endings = [
    "",
    "s",
    "as",
    "os",
    "e",
    "n",
    "es",
    "ies",
    "ices",
    "en",
    "innen",
    "nen",
    "oes",
    "aux",
    "ades",
    "ns",
    "iones",
    "antes",
  ];

  it("leaves every listed noun as it is", () => {
    expect(words.filter((word) => foldPlural(word) !== word)).toEqual([]);
  });

  it("comes to the same when it is done twice", () => {
    for (const word of words) {
      for (const ending of endings) {
        const once = foldPlural(word.replace(/[aeo]$/, "") + ending);
        expect(foldPlural(once)).toBe(once);
      }
    }
    const word = fc
      .tuple(fc.constantFrom(...words), fc.constantFrom(...endings))
      .map((parts) => parts.join(""));
    const anything = fc.string({ unit: "grapheme", maxLength: 30 }).map(tagSlug);
    fc.assert(
      fc.property(fc.array(fc.oneof(word, anything), { minLength: 1, maxLength: 4 }), (parts) => {
        const once = foldPlural(parts.join("-"));
        expect(foldPlural(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("the index of tags", () => {
  const tags = [
    { id: "strikes", title: "Strikes", aliases: ["huelga", "paros"] },
    { id: "labor", title: "Labor", aliases: ["unions", "trabajo"] },
    { id: "union", title: "The Union", aliases: [] },
  ];
  const configured = tagIndex(tags);

  it.each([
    ["Strike", "strikes"],
    ["strikes", "strikes"],
    ["Huelgas", "strikes"],
    ["paro", "strikes"],
    ["Unions", "labor"],
    ["unión", "union"],
    ["Unrelated", "unrelated"],
  ])("leads %s to %s", (label, slug) => {
    expect(configured.slugOf(label)).toBe(slug);
    expect(configured.slugOf(slug)).toBe(slug);
  });

  it("says which name a label is a spelling of", () => {
    expect(configured.find("HUELGAS")).toEqual({ slug: "strikes", name: "huelga", folded: true });
    expect(configured.find("Dockers")).toEqual({ slug: "docker", folded: true });
    expect(configured.find("…")).toBeUndefined();
  });
});
