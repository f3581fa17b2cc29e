import fc from "fast-check";
import { expect, test } from "vitest";
import { allMatches } from "../../src/markup/all-matches.ts";

const patterns = [/a+/g, /(?<=b)a?/g, /\s*/g, /\p{L}{0,2}/gu, /🚢?b?/gu, /(a)|(b)/g];

test("finds what matchAll finds, again and again, also while the same pattern is in use", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", " ", "é", "🚢"), { maxLength: 30 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(fc.constantFrom(...patterns), text, (pattern, searched) => {
      const expected = [...searched.matchAll(pattern)];
      const found: RegExpExecArray[] = [];
      for (const match of allMatches(pattern, searched)) {
        found.push(match);
        expect([...allMatches(pattern, searched)]).toEqual(expected);
      }
      expect(found).toEqual(expected);
    }),
  );
});
