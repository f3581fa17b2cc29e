import fc from "fast-check";
import { expect, test } from "vitest";
import { readCredits } from "../../../src/normalize/credit/read-credits.ts";

const word = fc.constantFrom(
  ..."Translated by from the Spanish Traducción de del por Ana Ruiz y Jo Holm Publicado originalmente en El 3 May 2024 , . ; : ( ) — / Übersetzt von aus dem Çeviri: tarafından çevrilmiştir Original here İlk J. O’Neill ß 翻译： ترجمة".split(
    " ",
  ),
);
const piece = fc.oneof(
  { weight: 8, arbitrary: word },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "<p>",
      "</p>",
      "<br>",
      "<em>",
      "</em>",
      '<a href="https://farola.example/nota/12">',
      '<a href="mailto:a@b.example">',
      "</a>",
      "&amp;",
      "<li>",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: "grapheme", maxLength: 5 }).map((text) => text.replace(/[<>&]/g, "")),
  },
);

test("whatever the line, names are names and addresses are addresses", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { translators, origin } = readCredits(pieces.join(" "), "https://ours.example/a");
      for (const { name, role } of translators) {
        expect(role).toBe("translator");
        expect(name).toMatch(/^\p{L}[^<>\d;:()]{1,79}$/u);
        expect(name).toBe(name.trim());
      }
      for (const url of [origin?.url, origin?.home])
        if (url !== undefined) expect(url).toMatch(/^https?:\/\//);
    }),
    { numRuns: 2000 },
  );
});

test("a text of ten megabytes costs no more than its two ends", () => {
  for (const part of [
    "Translated by ",
    "(",
    "Ana ",
    "Original: ",
    "<p>",
    "x, translated by y ",
    "«“",
    "A.B. ",
  ])
    expect(readCredits(part.repeat(10_000_000 / part.length)).translators).toEqual([]);
});
