import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rule, Section, Source, Tag } from "../../src/model/configuration.ts";
import type { Entry } from "../../src/model/entry.ts";
import { createRouter, type Route, type Routing } from "../../src/route/router.ts";

const bare: Entry = { id: "1", title: "", authors: [], tags: [], enclosures: [], pictures: [], links: [] };

function tag(id: string, more: Partial<Tag> = {}): Tag {
  return { id, title: id, aliases: [], ...more };
}

function route(
  entry: Partial<Entry>,
  { source = {}, ...routing }: Partial<Routing> & { source?: Partial<Source> } = {},
): Route {
  const router = createRouter({ sections: [], tags: [], ...routing });
  return router.route({ ...bare, ...entry }, { id: "quay", sections: [], ...source }, 0);
}

describe("labels", () => {
  it.each([
    ["Uncategorized", "it says nothing of an entry"],
    ["SIN CATEGORIA", "it says nothing of an entry"],
    ["News", "it says nothing of an entry"],
    ["未分类", "it says nothing of an entry"],
    ["2026", "it is a number"],
    ["11-09", "it is a number"],
    ["X", "it is a single letter"],
    ["я", "it is a single letter"],
    ["https://quay.example/tag/docks", "it is an address"],
    ["desk@quay.example", "it is an address"],
    ["!!", "it has no letters"],
    ["The Quay", "it is the publication's own name"],
    ["the wire", "it is the publication's own name"],
    ["Press Releases", "site.yaml ignores it"],
  ])("%s is no tag: %s", (label, because) => {
    const site = { title: "The Wire", tags: { ignore: ["press release"], floor: 1 } };
    const given = route({ tags: ["Docks", label] }, { site, source: { title: "The Quay" } });
    expect(given.tags).toEqual(["docks"]);
    expect(given.ignored).toEqual([{ label, because }]);
  });

  it.each(["米", "水", "R&B", "5G", "G20", "Newsroom", "Quay"])("%s is one", (label) => {
    expect(route({ tags: [label] }, { source: { title: "The Quay" } }).tags).toHaveLength(1);
  });

  it("are tags where tags.yaml names them, whatever the stop list says", () => {
    const tags = [tag("news", { aliases: ["2026"] })];
    expect(route({ tags: ["News", "2026"] }, { tags }).tags).toEqual(["news"]);
  });

  it("mean what their source's map says, in any spelling", () => {
    const tags = [tag("labor", { title: "Labor", aliases: ["trabajo"] })];
    const map = {
      "123": ["labor"],
      Múltiple: ["Trabajo", "Docks"],
      Uncategorized: ["ports"],
      Junk: [],
      "☭": ["left"],
    };
    const source = { tags: { map, ignore: ["House Style"] } };
    const given = route(
      { tags: ["123", "MULTIPLE", "uncategorized", "junk", "☭", "house style", "x1"] },
      { tags, source },
    );
    expect(given.tags).toEqual(["labor", "docks", "port", "left", "x1"]);
    expect([...given.labels]).toEqual([
      ["labor", "labor"],
      ["docks", "Docks"],
      ["port", "ports"],
      ["left", "left"],
      ["x1", "x1"],
    ]);
    expect(given.ignored.map(({ label }) => label)).toEqual(["junk", "house style"]);
    expect(given.grants[0]).toEqual({ slug: "labor", from: "123", by: "map", label: "labor", name: "123" });
  });

  it("can all be ignored but for those the map names", () => {
    const source = { tags: { map: { a1: ["ports"] }, ignore: "all" as const } };
    expect(route({ tags: ["A1", "Labor", "Docks"] }, { source }).tags).toEqual(["port"]);
  });
});

describe("a tag above others", () => {
  const tags = [
    tag("americas"),
    tag("latin-america", { parents: ["americas"] }),
    tag("argentina", { aliases: ["argentinien"], parents: ["latin-america"] }),
    tag("cordoba", { parents: ["Argentinien", "latin-america"] }),
  ];

  it("is borne by what bears one below it, the nearest first", () => {
    const given = route({ tags: ["Córdoba", "Strikes"] }, { tags });
    expect(given.tags).toEqual(["cordoba", "strike", "argentina", "latin-america", "americas"]);
    expect(given.grants[2]).toEqual({ slug: "argentina", from: "cordoba", by: "parent" });
  });

  it("shelves by rule like any other", () => {
    const section = { id: "south", match: [{ tag: ["latin-america"] }] } as Partial<Section> as Section;
    expect(route({ tags: ["argentinien"] }, { tags, sections: [section] }).sections).toEqual(["south"]);
  });

  it("reaches all that is below, however deep and in circles, and nothing else", () => {
    const ids = ["a", "b", "c", "d", "e", "f"].map((id) => `tag-${id}`);
    const graph = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 12 });
    fc.assert(
      fc.property(graph, fc.constantFrom(...ids), (edges, start) => {
        const some = ids.map((id) =>
          tag(id, { parents: edges.filter(([child]) => child === id).map(([, up]) => up) }),
        );
        const reached = new Set([start]);
        for (const _ of ids) for (const [child, up] of edges) if (reached.has(child)) reached.add(up);
        expect(new Set(route({ tags: [start] }, { tags: some }).tags)).toEqual(reached);
      }),
    );
  });
});

describe("a tag's own rules", () => {
  const match: Rule[] = [{ source: ["pilot"] }, { text: { title: "harbou?r" } }];
  const ports = tag("ports", { match, parents: ["trade"] });
  const tags = [ports, tag("trade")];

  it("give it to entries without a tag, with what is above it", () => {
    const given = route({ title: "The harbor", tags: ["Uncategorized"] }, { tags });
    expect(given.tags).toEqual(["ports", "trade"]);
    expect(given.grants[0]).toEqual({
      slug: "ports",
      from: "title matches harbou?r",
      by: "rule",
      rule: { list: "match", at: 1 },
    });
  });

  it("leave alone what its source has tagged, unless they are always to be held", () => {
    const entry = { title: "The harbor", tags: ["Fish"] };
    expect(route(entry, { tags }).tags).toEqual(["fish"]);
    const always = [{ ...ports, derive: "always" as const }, tag("trade")];
    expect(route(entry, { tags: always }).tags).toEqual(["fish", "ports", "trade"]);
    expect(route({ ...entry, tags: ["Ports"] }, { tags: always }).grants[0]).toMatchObject({ by: "name" });
  });
});
