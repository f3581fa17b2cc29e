import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contents } from "../../src/model/contents.ts";
import { type ReadDocument, readDocument } from "../../src/pipeline/read-document.ts";

const URL = "https://paper.example/feed";
const SOURCE = {};

interface Item {
  guid?: string;
  link?: string;
  title: string;
  text: string;
}

function rss(items: readonly Item[], { language = "en", root = "" } = {}): Uint8Array {
  const written = items.map(
    ({ guid, link, title, text }) =>
      `<item><title>${title}</title>${link ? `<link>${link}</link>` : ""}${guid ? `<guid isPermaLink="false">${guid}</guid>` : ""}<description>${text}</description></item>`,
  );
  return Buffer.from(
    `<rss version="2.0"${root}><channel><title>Paper</title><link>https://paper.example/</link><language>${language}</language><lastBuildDate>${items.length}</lastBuildDate>${written.join("\n")}</channel></rss>`,
  );
}

async function read(body: Uint8Array, before?: Contents): Promise<ReadDocument> {
  const document = await readDocument({ body, url: URL }, SOURCE, before);
  if (document.kind !== "document") throw new Error(document.message);
  return document;
}

/** What a document comes to for the store: every key, and of each item that was read all that it says. */
function meaning(document: ReadDocument) {
  const read = document.items.map(({ key, raw, item }) => ({
    key,
    raw,
    position: item.position,
    entry: item.normalize(),
  }));
  return { keys: [...read.map(({ key }) => key), ...document.familiar].sort(), read };
}

const item = (number: number): Item => ({
  guid: `g${number}`,
  title: `Report ${number}`,
  text: `What happened on day ${number}`,
});
const older = [4, 3, 2, 1].map(item);

describe("a document that repeats the one before", () => {
  it("is read only where it is new, and comes to the same as if all of it were read", async () => {
    const { contents } = await read(rss(older));
    const next = rss([item(5), ...older]);
    const [news, whole] = [await read(next, contents), await read(next)];
    expect(news.familiar).toHaveLength(4);
    expect(meaning(news).keys).toEqual(meaning(whole).keys);
    expect(meaning(news).read).toEqual(meaning(whole).read.slice(0, 1));
    expect(news.contents).toEqual(whole.contents);
    expect(news.hints).toEqual(whole.hints);
  });

  it("keeps the place of a new item among those that were not read", async () => {
    const { contents } = await read(rss(older));
    const news = await read(rss([...older, item(9)]), contents);
    expect(news.items.map(({ item: unread }) => unread.position)).toEqual([0, 4]);
  });

  it.each([
    ["the language of the document changed", rss([item(5), ...older], { language: "es" })],
    [
      "the root declares something else",
      rss([item(5), ...older], { root: ' xml:base="https://b.example/"' }),
    ],
    [
      "a new item has the id of one that is there",
      rss([{ ...item(4), title: "Another", text: "Other" }, ...older]),
    ],
    ["a new item has no name", rss([{ title: "Untitled", text: "Nameless" }, ...older])],
    ["most of it is new", rss([5, 6, 7, 8, 9].map(item).concat(older.slice(0, 2)))],
  ])("is read whole where %s", async (_why, next) => {
    const { contents } = await read(rss(older));
    const news = await read(next, contents);
    expect(news.familiar).toEqual([]);
    expect(meaning(news)).toEqual(meaning(await read(next)));
  });

  it("comes to the same keys as if all were read, whatever two documents hold", async () => {
    const some = fc.array(
      fc.record(
        {
          guid: fc.constantFrom("a", "b", "c", "d"),
          link: fc.constantFrom(
            "https://paper.example/1",
            "https://paper.example/2",
            "https://paper.example/",
          ),
          title: fc.constantFrom("One", "Two", "Three"),
          text: fc.constantFrom("x", "y", "z"),
        },
        { requiredKeys: ["title", "text"] },
      ),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(some, some, async (first, second) => {
        const { contents } = await read(rss(first));
        const next = rss([...second, ...first]);
        const [news, whole] = [await read(next, contents), await read(next)];
        expect(meaning(news).keys).toEqual(meaning(whole).keys);
      }),
      { numRuns: 500 },
    );
  });
});
