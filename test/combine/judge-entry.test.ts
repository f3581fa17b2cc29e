import { describe, expect, it } from "vitest";
import { describeCombination } from "../../src/combine/describe-combination.ts";
import { agrees } from "../../src/combine/judge-entry.ts";
import { readQuery } from "../../src/combine/read-query.ts";
import { sampleEntry } from "../publish/sample.ts";
import { NAMES } from "./names.ts";

function combinationOf(query: string) {
  const reading = readQuery([...new URLSearchParams(query)], NAMES);
  if (reading.kind === "refused") throw new Error(reading.detail);
  return reading.combination;
}

const ENTRY = sampleEntry(
  {
    title: "Dockers vote on the night-shift",
    summary: "<p>The <b>bal</b>lot was close.</p>",
    content:
      '<p>Straße &amp; Łódź: AT&amp;T</p><img src="https://paper.example/pictures/crane.jpg" alt="x &gt; y"><p>夜勤手当の交渉</p>',
    authors: [{ name: "Ana Brandão" }],
    tags: ["Docks & Ports"],
    language: "en-GB",
  },
  { tags: ["docks-ports", "labor"] },
);

describe("the words of a search", () => {
  it.each([
    ["dockers", true],
    ["DOCKERS VOTE", true],
    ["docker", false],
    ["dockers football", false],
    ["dockers -football", true],
    ["-dockers", false],
    ['"night shift"', true],
    ["night-shift", true],
    ['"shift night"', false],
    ['-"night shift"', false],
    ["ballot", true],
    ["brandao", true],
    ["brandão", true],
    ["strasse lodz", true],
    ['"docks ports"', true],
    ["labor", true],
    ["crane", false],
    ["at&t", true],
    ["amp", false],
    ["交渉", true],
    ["罷工", false],
    // The title's end and the summary's beginning are no phrase.
    ['"shift the"', false],
  ])("%s: %s", (q, expected) => {
    expect(agrees(combinationOf(`q=${encodeURIComponent(q)}`), ENTRY, undefined)).toBe(expected);
  });
});

describe("languages", () => {
  const none = sampleEntry({});
  it.each([
    ["lang=en", ENTRY, undefined, true],
    ["lang=en-GB", ENTRY, undefined, true],
    ["lang=en-US", ENTRY, undefined, false],
    ["lang=es,en", ENTRY, undefined, true],
    ["lang=es", none, "es-MX", true],
    ["lang=es", none, undefined, false],
    ["lang=*", none, undefined, true],
    ["not=lang:en", ENTRY, undefined, false],
    ["not=lang:en-US", ENTRY, undefined, true],
    ["not=lang:en", none, undefined, true],
  ])("%s", (query, entry, ofSource, expected) => {
    expect(agrees(combinationOf(query), entry, ofSource)).toBe(expected);
  });
});

describe("a combination in words", () => {
  const titles: Record<string, string> = {
    work: "Work & Wages",
    labor: "Labor",
    "migrant-caravan": "Migrant Caravan",
    "el-faro": "El Faro",
  };
  it.each([
    ["tag=labor&lang=en", "Labor, in English"],
    ["tag=migrant-caravan&section=work&lang=en", "Work & Wages + Migrant Caravan, in English"],
    ["tag=labor,migrant-caravan", "Labor or Migrant Caravan"],
    ["source=el-faro", "El Faro"],
    ["source=el-faro,harbour-herald&tag=labor", "Labor, from El Faro or harbour-herald"],
    ["lang=es,pt-BR", "Everything in Spanish or Brazilian Portuguese"],
    ["q=strike -ballot", "Everything with “strike”, without “ballot”"],
    ["q=dock strike", "Everything with “dock” and “strike”"],
    ["tag=labor&not=source:el-faro,lang:es", "Labor, without El Faro or Spanish"],
  ])("%s: %s", (query, words) => {
    expect(describeCombination(combinationOf(query), (_trait, value) => titles[value] ?? value)).toBe(words);
  });

  it("counts alternatives that are too many to be named", () => {
    const many = combinationOf("tag=a,b,c,d,e&section=work,world,culture");
    const same = (_trait: string, value: string) => value;
    expect(describeCombination(many, same, 3)).toBe("culture, work, or world + a, b, or 3 more");
    expect(describeCombination(many, same)).toBe("culture, work, or world + a, b, c, d, or e");
  });
});
