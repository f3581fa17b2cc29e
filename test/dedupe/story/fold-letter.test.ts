import { expect, it } from "vitest";
import { ALONE, foldLetter, NOTHING } from "../../../src/dedupe/story/fold-letter.ts";

it("folds every character to a small letter or a digit, to a sign of its own, to nothing or to a break", () => {
  const others: string[] = [];
  for (let code = 0; code < 0x10000; code += 1) {
    const folded = foldLetter(code);
    if (folded <= NOTHING || folded >= ALONE) continue;
    const letter = String.fromCharCode(folded);
    if (/[\p{L}\p{Nd}]/u.test(letter) && letter.toLowerCase() === letter) continue;
    others.push(code.toString(16));
  }
  expect(others).toEqual([]);
});

it("reads a letter that decomposes to no letter as itself, and one that decomposes to a capital as the small one", () => {
  expect(foldLetter(0x37a)).toBe(0x37a);
  expect(String.fromCharCode(foldLetter("ᴹ".charCodeAt(0)))).toBe("m");
});
