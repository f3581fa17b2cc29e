import { describe, expect, it } from "vitest";
import { canonicalQuery, isCanonical } from "../../src/combine/canonical-query.ts";
import { MOST_LETTERS, MOST_TERMS, MOST_VALUES, readQuery } from "../../src/combine/read-query.ts";
import type { Combination, QueryPairs } from "../../src/model/combination.ts";
import { NAMES } from "./names.ts";

function pairs(query: string): QueryPairs {
  return [...new URLSearchParams(query)];
}

function combinationOf(query: string): Combination {
  const reading = readQuery(pairs(query), NAMES);
  if (reading.kind === "refused") throw new Error(reading.detail);
  return reading.combination;
}

describe("the one address of a combination", () => {
  it.each([
    ["tag=labor", "tag=labor"],
    ["tag=b,a&section=work", "section=work&tag=a,b"],
    ["tag=a&tag=b", "tag=a,b"],
    ["tag=a,,%20b%20,a", "tag=a,b"],
    ["tag=Trabajo", "tag=labor"],
    ["tag=trabajo,labour", "tag=labor"],
    ["tag=Migrant+Caravan", "tag=migrant-caravan"],
    ["SECTION=Work", "section=work"],
    ["source=El-Faro", "source=el-faro"],
    ["lang=EN-gb", "lang=en-GB"],
    ["lang=pt_br", "lang=pt-BR"],
    ["lang=en,en-GB,es", "lang=en,es"],
    ["lang=iw", "lang=he"],
    ["lang=*&tag=a", "tag=a"],
    ["lang=en,*", "lang=en"],
    ["section=&q=&tag=a", "tag=a"],
    ["not=tag:x,source:el-faro&not=lang:ES", "not=lang:es,source:el-faro,tag:x"],
    ["not=section:Work", "not=section:work"],
    ["q=Strike", "q=strike"],
    ["q=huelga+General", "q=general%20huelga"],
    ['q="General+Strike"', "q=%22general%20strike%22"],
    ["q=“night shift” -Ballot", "q=%22night%20shift%22%20-ballot"],
    ["q=strike&q=dock", "q=dock%20strike"],
    ["q=strike strike STRIKE", "q=strike"],
    ["q=anti-war", "q=%22anti%20war%22"],
    ["q=años", "q=anos"],
    ["q=!%3F", ""],
    ["", ""],
    ["tag=труд", "tag=%D1%82%D1%80%D1%83%D0%B4"],
  ])("%s → %s", (query, canonical) => {
    expect(canonicalQuery(combinationOf(query))).toBe(canonical);
  });

  it("is known however it is encoded, and only it", () => {
    const combination = combinationOf("not=tag:x&q=%22a b%22&tag=a,b");
    for (const query of ["not=tag:x&q=%22a%20b%22&tag=a,b", "not=tag%3Ax&q=%22a+b%22&tag=a%2Cb"]) {
      expect(isCanonical(pairs(query), combination), query).toBe(true);
    }
    for (const query of ["q=%22a b%22&not=tag:x&tag=a,b", "not=tag:x&q=%22a b%22&tag=b,a", "tag=a,b"]) {
      expect(isCanonical(pairs(query), combination), query).toBe(false);
    }
  });
});

describe("a query that names no feed", () => {
  const many = Array.from({ length: MOST_VALUES + 1 }, (_, at) => `t${at}`);
  it.each([
    ["tags=a", 400, "tags", 'There is no parameter "tags" — did you mean "tag"?'],
    ["colour=red", 400, "colour", "there are lang, section, source, tag, not, q."],
    ["section=wrok", 404, "section", 'There is no section "wrok" — did you mean "work"?'],
    ["section=zzzzzz", 404, "section", 'There is no section "zzzzzz".'],
    ["source=el-fora", 404, "source", 'did you mean "el-faro"'],
    ["tag=!", 404, "tag", 'There is no tag "!".'],
    ["not=source:nobody-at-all", 404, "not", 'There is no source "nobody-at-all".'],
    ["not=football", 400, "not", '"not" takes values such as tag:football'],
    ["not=author:ana", 400, "not", "not “author:ana”".replaceAll(/[“”]/g, '"')],
    ["not=tag:", 400, "not", '"not" takes'],
    ["not=lang:*", 400, "not", "A language is written like"],
    ["lang=english-please-now", 400, "lang", "A language is written like en or pt-BR"],
    ["lang=e", 400, "lang", 'not "e"'],
    [`tag=${many.join(",")}`, 400, "tag", `${MOST_VALUES} values at most, and this names ${many.length}`],
    [`q=${many.slice(0, MOST_TERMS + 1).join("+")}`, 400, "q", `${MOST_TERMS} words and phrases at most`],
    [`q=${"a".repeat(MOST_LETTERS + 1)}`, 400, "q", `${MOST_LETTERS} characters at most`],
    // Each letter takes six characters of an address.
    [
      `tag=${Array.from({ length: 8 }, (_, at) => `${"ж".repeat(60)}${at}`).join(",")}`,
      400,
      "tag",
      "2000 characters at most",
    ],
    // One character that folds to eighteen.
    [`q=${"\uFDFA".repeat(15)}`, 400, "q", `${MOST_LETTERS} characters at most`],
  ])("%s is %i for %s", (query, status, parameter, words) => {
    const reading = readQuery(pairs(query), NAMES);
    expect(reading).toMatchObject({ kind: "refused", status, parameter });
    expect("detail" in reading ? reading.detail : "").toContain(words);
  });

  it("may repeat itself as often as it likes", () => {
    const query = Array.from({ length: 3 * MOST_VALUES }, () => "tag=a").join("&");
    expect(canonicalQuery(combinationOf(query))).toBe("tag=a");
  });

  it("quotes a stranger's text only so far", () => {
    const reading = readQuery(pairs(`section=${"x".repeat(500)}`), NAMES);
    expect("detail" in reading ? reading.detail.length : 0).toBeLessThan(120);
  });
});
