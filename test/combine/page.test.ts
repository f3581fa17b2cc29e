import { Parser } from "htmlparser2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { combineForm } from "../../src/http/pages/combine-form.ts";
import { NETWORK, type RunningNetwork, startNetwork } from "./start-network.ts";

interface Element {
  name: string;
  attributes: Record<string, string>;
  /** Whether it stands in the form that combines feeds. */
  combines: boolean;
}

let network: RunningNetwork;

beforeAll(async () => {
  network = await startNetwork();
  await network.shelve(
    { id: "a", title: "Dock strike", sections: ["work"], tags: ["labor"], language: "en" },
    { id: "b", title: "Rent rises", tags: ["vivienda-barrio"] },
  );
});
afterAll(() => network.close());

async function elementsOf(place: string): Promise<Element[]> {
  const { text } = await network.request(place, { accept: "text/html" });
  const elements: Element[] = [];
  let combines = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "form") combines = attributes["class"] === "combine";
      elements.push({ name, attributes, combines });
    },
    onclosetag(name) {
      if (name === "form") combines = false;
    },
  });
  parser.end(text);
  return elements;
}

/** What a browser sends for the form as it stands on a page, with some of its boxes ticked and fields filled in. */
function submitted(elements: readonly Element[], changes: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const { name, attributes, combines } of elements) {
    const field = attributes["name"] ?? "";
    if (name !== "input" || field === "" || !combines) continue;
    const box = attributes["type"] === "checkbox";
    const value = attributes["value"] ?? "";
    if (!box) query.append(field, changes[`text:${field}`] ?? value);
    else if ("checked" in attributes || changes[field] === value) query.append(field, value);
  }
  return `/feeds?${query}`;
}

describe.each(["/feeds", "/feeds?lang=en&q=strike&tag=labor", "/feeds?lang=fr"])(
  "the page at %s",
  (place) => {
    it("has a name for every field, and no id twice", async () => {
      const elements = await elementsOf(place);
      const ids = elements.flatMap(({ attributes }) => attributes["id"] ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      const labelled = elements
        .filter(({ name }) => name === "label")
        .flatMap(({ attributes }) => attributes["for"] ?? []);
      const fields = elements.filter(
        ({ name, attributes }) => name === "input" && attributes["type"] !== "checkbox",
      );
      expect(fields.length).toBeGreaterThan(0);
      for (const { attributes } of fields) {
        expect(labelled).toContain(attributes["id"]);
        expect(ids).toContain(attributes["aria-describedby"]);
      }
      for (const { attributes } of elements) {
        const named = attributes["aria-labelledby"];
        if (named !== undefined) expect(ids).toContain(named);
        if (attributes["href"]?.startsWith("#")) expect(ids).toContain(attributes["href"].slice(1));
      }
      const count = (wanted: string) => elements.filter(({ name }) => name === wanted).length;
      // The other form is the search of every page, the script that of every page.
      expect([count("h1"), count("main"), count("form"), count("script")]).toEqual([1, 1, 2, 1]);
      expect(count("fieldset")).toBe(count("legend"));
    });
  },
);

describe("the form", () => {
  it("left empty asks for nothing", async () => {
    const { status, headers } = await network.request(submitted(await elementsOf("/feeds")));
    expect([status, headers.location]).toEqual([301, "/feeds"]);
  });

  it("makes the address of what is chosen", async () => {
    const place = submitted(await elementsOf("/feeds"), {
      section: "work",
      lang: "en",
      "text:tag": "Trabajo, vivienda barrio",
      "text:q": '"Dock Strike"',
      "text:not": "source:el-faro-norte",
    });
    const { headers } = await network.request(place);
    const canonical =
      "/feeds?lang=en&not=source:el-faro-norte&q=%22dock%20strike%22&section=work&tag=labor,vivienda-barrio";
    expect(headers.location).toBe(canonical);
    // On the feed's own page the same form stands as it was filled in.
    const again = await network.request(submitted(await elementsOf(canonical)));
    expect(again.headers.location).toBe(canonical);
  });

  it("has room for sources that are too many to be ticked", () => {
    const paths = Array.from({ length: 100 }, (_, at): `sources/${string}` => `sources/paper-${at}`);
    const listings = paths.map((path) => ({ path, title: path, entries: 1 }));
    const take = { lang: [], section: [], source: ["paper-2", "paper-99"], tag: [] };
    const chosen = { take, not: { lang: [], section: [], source: [], tag: [] }, terms: [] };
    const { markup } = combineForm({ configuration: NETWORK, listings, chosen, language: "en" });
    expect(markup).toContain('value="paper-2" checked>');
    expect(markup).not.toContain('value="paper-98"');
    expect(markup).toContain('name="source" value="paper-99"');
  });

  it("leads to a page that announces the feed in every format", async () => {
    const links = (await elementsOf("/feeds?tag=labor")).filter(({ name }) => name === "link");
    const alternates = links.filter(({ attributes }) => attributes["rel"] === "alternate");
    expect(alternates.map(({ attributes }) => attributes["href"])).toEqual(
      ["rss", "atom", "json"].map((format) => `/feeds.${format}?tag=labor`),
    );
  });
});
