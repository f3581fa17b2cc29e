import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinItems, splitItems } from "../../src/parse/split-items.ts";

const rss = (items: string, head = "<title>Paper</title>") =>
  `<?xml version="1.0"?>\n<rss version="2.0" xmlns:x="https://x.example/"><channel>${head}${items}</channel></rss>`;
const two = "<item><title>One</title></item>\n<item x:a='1'><title>Two</title></item>";

describe("splitItems", () => {
  it("takes a document apart that can be put together again", () => {
    const text = rss(two);
    const split = splitItems(text);
    expect(split?.items).toEqual([
      "<item><title>One</title></item>",
      "<item x:a='1'><title>Two</title></item>",
    ]);
    expect(split?.shell).toBe('<rss version="2.0" xmlns:x="https://x.example/"><channel>');
    expect(split && joinItems(split, split.items)).toBe(text);
  });

  it("knows Atom's entries and RDF's items", () => {
    expect(splitItems("<feed xmlns='a'><entry><id>1</id></entry></feed>")?.items).toHaveLength(1);
    expect(
      splitItems("<rdf:RDF xmlns='a'><channel/><item rdf:about='b'></item></rdf:RDF>")?.items,
    ).toHaveLength(1);
  });

  it("takes an end tag inside CDATA for the text it is, by leaving the document whole", () => {
    expect(
      splitItems(rss("<item><description><![CDATA[a </item> b]]></description></item>")),
    ).toBeUndefined();
  });

  it.each([
    ["an item in a comment", rss(`<!-- <item></item> -->${two}`)],
    ["a comment around everything that follows", rss(two, "<!-- open ")],
    ["an item within an item", rss("<item><item></item></item>")],
    ["text between items", rss("<item></item>stray<item></item>")],
    ["an element between items", rss("<item></item><image/><item></item>")],
    ["an item without an end", rss("<item></item><item>")],
    ["a document type", `<!DOCTYPE rss [<!ENTITY a "b">]>${rss(two)}`],
    ["no item", rss("")],
    ["another root", "<opml><item></item></opml>"],
    ["another element whose name begins alike", rss("<items></items>")],
  ])("leaves a document whole that has %s", (_name, text) => {
    expect(splitItems(text)).toBeUndefined();
  });

  it("loses no character of whatever it takes apart", () => {
    const piece = fc.constantFrom(
      "<item>",
      "</item>",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      " ",
      "a",
      "<b>",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = rss(pieces.join(""));
        const split = splitItems(text);
        if (split === undefined) return;
        const spaces = (value: string) => value.replace(/\s+/g, "");
        expect(spaces(joinItems(split, split.items))).toBe(spaces(text));
      }),
    );
  });
});
