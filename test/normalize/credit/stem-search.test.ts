import fc from "fast-check";
import { expect, test } from "vitest";
import { spellingsOf } from "../../../src/normalize/credit/spellings.ts";
import { StemSearch } from "../../../src/normalize/credit/stem-search.ts";

test("a pattern stands for the texts that the same regular expression matches whole", () => {
  const pattern = "[Tt]ra(?:d(?:u|\\.)|ns[- ]by)|lk?a|ubli[ée]e?";
  const spellings = spellingsOf(pattern);
  expect(spellings).toEqual(
    expect.arrayContaining(["Tradu", "trad.", "trans-by", "Trans by", "lka", "la", "ublie", "ubliée"]),
  );
  expect(spellings).toHaveLength(2 * (2 + 2) + 2 + 4);
  for (const each of spellings) expect(each).toMatch(new RegExp(`^(?:${pattern})$`));
});

test("finds what looking for one stem after the other finds", () => {
  // Few signs, some of them alike in their low byte, so that stems are met, nearly met and cut off.
  const sign = fc.constantFrom("a", "b", "c", " ", "é", "š", "a".codePointAt(0) ?? 0, 0x161, 0x8bd1, 0x64e);
  const text = (most: number) =>
    fc
      .array(sign, { minLength: 1, maxLength: most })
      .map((signs) =>
        signs.map((each) => (typeof each === "number" ? String.fromCharCode(each) : each)).join(""),
      );
  let found = 0;
  fc.assert(
    fc.property(fc.array(text(7), { maxLength: 6 }), text(40), (stems, searched) => {
      const expected = stems.some((stem) => searched.includes(stem));
      if (expected) found += 1;
      expect(new StemSearch(stems).found(searched)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
  expect(found).toBeGreaterThan(100);
});
