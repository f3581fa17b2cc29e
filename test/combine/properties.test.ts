import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalPairs, canonicalQuery, isCanonical } from "../../src/combine/canonical-query.ts";
import { foldText } from "../../src/combine/fold-text.ts";
import { readQuery } from "../../src/combine/read-query.ts";
import { printTerms, readTerms } from "../../src/combine/read-terms.ts";
import { splitWords } from "../../src/combine/split-words.ts";
import type { Combination, QueryPairs } from "../../src/model/combination.ts";
import { NAMES } from "./names.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    "Trabajo",
    "İstanbul",
    "ﬁn",
    "Straße",
    "“a b”",
    '-"',
    "--x",
    "第三 班",
    "ὈΔΥΣΣΕΎΣ",
    "a:b",
    "*",
  ),
);
const anyPair = fc.oneof(
  fc.tuple(fc.constantFrom("tag", "TAG", "q", "q"), anyText),
  fc.tuple(fc.constant("section"), fc.constantFrom("work", "World", "work,culture", "")),
  fc.tuple(fc.constant("source"), fc.constantFrom("el-faro", "harbour-herald,el-faro")),
  fc.tuple(fc.constant("lang"), fc.constantFrom("en", "en-GB", "es,pt_BR", "zh-Hant", "*")),
  fc.tuple(
    fc.constant("not"),
    fc.oneof(
      fc.constantFrom("lang:es", "section:work", "source:el-faro"),
      anyText.map((text) => `tag:${text}`),
    ),
  ),
);
const anyQuery: fc.Arbitrary<QueryPairs> = fc.array(anyPair, { maxLength: 6 });

/** The combination of a query that names one. */
function combinationOf(query: QueryPairs): Combination {
  const reading = readQuery(query, NAMES);
  fc.pre(reading.kind === "combination");
  return reading.combination;
}

describe("canonical queries", () => {
  it("are their own canonical form, and name the same combination", () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const combination = combinationOf(query);
        const printed = [...new URLSearchParams(canonicalQuery(combination))];
        expect(printed).toEqual(canonicalPairs(combination));
        expect(combinationOf(printed)).toEqual(combination);
        expect(isCanonical(printed, combination)).toBe(true);
      }),
    );
  });

  it("do not depend on the order of parameters, nor on repeats", () => {
    fc.assert(
      fc.property(anyQuery, fc.infiniteStream(fc.nat()), (query, keys) => {
        const order = [...keys.take(query.length)];
        const shuffled = query
          .map((pair, at) => ({ pair, key: order[at] ?? 0 }))
          .sort((a, b) => a.key - b.key);
        const other = [...shuffled.map(({ pair }) => pair), ...query];
        // A quotation mark left open reaches into the next search, so searches are compared closed.
        fc.pre(query.every(([name, value]) => name !== "q" || !/["“”„«»]/.test(value)));
        expect(canonicalQuery(combinationOf(other))).toBe(canonicalQuery(combinationOf(query)));
      }),
    );
  });

  it("hold only what every client sends as it is", () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const printed = canonicalQuery(combinationOf(query));
        expect(new URL(`https://wire.example/feeds?${printed}`).search.slice(1)).toBe(printed);
        expect(printed).toMatch(/^[\w.~,:=&%-]*$/);
      }),
    );
  });
});

describe("the words of a text", () => {
  it("are its runs of letters, marks and digits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        expect(splitWords(text)).toEqual(text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
      }),
      { numRuns: 500 },
    );
    expect(splitWords("\ud800a \udc00 𝒂b👍c𐐷")).toEqual(["a", "𝒂b", "c𐐷"]);
  });
});

describe("folded text", () => {
  it("is folded already", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { numRuns: 500 },
    );
  });

  it("of terms is read as it was written", () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), (texts) => {
        const terms = readTerms(texts.join(" "));
        expect(readTerms(printTerms(terms))).toEqual(terms);
      }),
    );
  });
});
