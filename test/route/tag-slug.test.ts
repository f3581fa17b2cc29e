import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tagSlug } from "../../src/route/tag-slug.ts";

describe("tagSlug", () => {
  it.each([
    ["Latin America", "latin-america"],
    ["  Política / Economía ", "politica-economia"],
    ["Workers’ Rights", "workers-rights"],
    ["ＡＢＣ", "abc"],
    ["Ελλάδα", "ελλαδα"],
    ["हिन्दी", "हिन्दी"],
    ["日本", "日本"],
    ["#NiUnaMenos", "niunamenos"],
    ["!!!", ""],
  ])("%s → %s", (label, slug) => {
    expect(tagSlug(label)).toBe(slug);
  });

  it("gives a slug its own slug back, and nothing that needs care in a path", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (label) => {
        const slug = tagSlug(label);
        expect(tagSlug(slug)).toBe(slug);
        expect(slug).not.toMatch(/[\s/.?#%]/);
      }),
    );
  });
});
