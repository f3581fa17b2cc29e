import { describe, expect, it } from "vitest";
import type { Rule, Section, Tag } from "../../src/model/configuration.ts";
import type { Entry } from "../../src/model/entry.ts";
import { createRouter, feedPaths } from "../../src/route/router.ts";

const bare: Entry = { id: "1", title: "", authors: [], tags: [], enclosures: [], pictures: [], links: [] };

function section(id: string, match: Rule[], more: Partial<Section> = {}): Section {
  return { id, title: id, match, stories: "lead", window: { entries: 50, age: 1 }, ...more };
}

const labor: Tag = { id: "labor", title: "Labor", aliases: ["labour", "Trabajo", "sindicatos"] };

function shelve(
  sections: Section[],
  entry: Partial<Entry>,
  source = { id: "paper", sections: [] as string[] },
) {
  return createRouter({ sections, tags: [labor] }).route({ ...bare, ...entry }, source, 0);
}

describe("a tag rule", () => {
  it("holds for every alias in whatever case and accents", () => {
    for (const label of ["labor", "LABOUR", "trabajo", "Sindicatos"]) {
      expect(shelve([section("work", [{ tag: ["labor"] }])], { tags: [label] }).sections).toEqual(["work"]);
    }
  });

  it("keeps the label that the source wrote", () => {
    expect([...shelve([], { tags: ["Trabajo", "labour"] }).labels]).toEqual([["labor", "Trabajo"]]);
  });
});

describe("rules", () => {
  const url = "https://paper.example/latin-america/strike?x=1";
  const cases: Array<[name: string, rule: Rule, entry: Partial<Entry>, holds: boolean]> = [
    ["source", { source: ["paper"] }, {}, true],
    ["another source", { source: ["other"] }, {}, false],
    ["path", { path: ["/latin-america/"] }, { url }, true],
    ["path in the query does not count", { path: ["x=1"] }, { url }, false],
    ["path without a URL", { path: ["/"] }, {}, false],
    ["author by name", { author: ["Ana Ríos"] }, { authors: [{ name: "ana rios" }] }, true],
    ["language and its varieties", { language: ["pt"] }, { language: "pt-BR" }, true],
    ["language is not a prefix of letters", { language: ["e"] }, { language: "es" }, false],
    ["title pattern, case folded", { text: { title: "milei|lula" } }, { title: "LULA speaks" }, true],
    ["body pattern", { text: { body: "general strike" } }, { content: "<p>A general strike</p>" }, true],
    ["all of", { all: [{ source: ["paper"] }, { language: ["es"] }] }, { language: "es" }, true],
    [
      "all of, one missing",
      { all: [{ source: ["paper"] }, { language: ["es"] }] },
      { language: "en" },
      false,
    ],
    ["none of", { not: [{ source: ["other"] }] }, {}, true],
    ["none of, one holding", { not: [{ source: ["paper"] }] }, {}, false],
    ["any of", { any: [{ source: ["other"] }, { tag: ["labor"] }] }, { tags: ["labor"] }, true],
  ];
  it.each(cases)("%s", (_name, rule, entry, holds) => {
    expect(shelve([section("shelf", [rule])], entry).sections).toEqual(holds ? ["shelf"] : []);
  });
});

describe("a section", () => {
  it("always takes the entries of a source that names it, and says so", () => {
    const route = shelve([section("us", [])], {}, { id: "paper", sections: ["us"] });
    expect(route.reasons).toEqual([{ section: "us", shelved: true, because: "always, by source paper" }]);
  });

  it("leaves out other languages than its own and says why", () => {
    const shelf = section("us", [{ source: ["paper"] }], { languages: ["en"] });
    const [reason] = shelve([shelf], { language: "es" }).reasons;
    expect(reason).toMatchObject({ section: "us", shelved: false });
    expect(reason?.because).toContain("takes en and the entry is in es");
  });
});

describe("feedPaths", () => {
  it("lists all, the source, sections and tags", () => {
    expect(feedPaths("paper", { sections: ["us"], tags: ["labor", "米国"] })).toEqual([
      "all",
      "sources/paper",
      "sections/us",
      "tags/labor",
      "tags/米国",
    ]);
  });
});
