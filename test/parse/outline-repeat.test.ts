import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, partsOf } from "../../src/fetch/decode.ts";
import { type Outline, outline } from "../../src/parse/outline.ts";
import { outlineRepeat } from "../../src/parse/outline-repeat.ts";

/** Pieces that documents are made of, those among them that items must not be made of. */
const PIECES = [
  "<item><title>One</title></item>",
  "<item><title>Zwölf Brüder</title></item>",
  "<item>\n<title>三</title></item>",
  "<item x:a='1'><title><![CDATA[<b>]]></title></item>",
  "<item><title>One</title><!-- a --></item>",
  "<item><![CDATA[a </item> b]]></item>",
  "<item><item></item></item>",
  "<item>\u0001</item>",
  "<item>\u001b$B</item>",
  "<items></items>",
  "<item/>",
  "<item>",
  "</item>",
  "<!--",
  "-->",
  "]]>",
  "<image></image>",
  "stray",
  "\ufeff",
  "\u00a0",
  " ",
  "\n",
];
const HEADS = [
  "<rss version='2.0'><channel>",
  "<rss version='2.0'>\n<channel><title>Päper</title>",
  "<?xml version='1.0' encoding='UTF-8'?><rss><channel>",
  "<?xml version='1.0' encoding='latin1'?><rss><channel>",
  "<!DOCTYPE rss><rss><channel>",
  "<rdf:RDF xmlns='a'><channel/>",
  "<feed><!-- <item> -->",
  "\ufeff<rss><channel>",
  "nothing",
];
const TYPES = [undefined, "application/rss+xml", "text/xml; charset=utf-8", "text/xml; charset=iso-8859-1"];

const some = fc.tuple(
  fc.constantFrom(...HEADS),
  fc.array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES.slice(0, 5)) }, fc.constantFrom(...PIECES)),
    {
      maxLength: 8,
    },
  ),
);
const written = ([head, pieces]: readonly [string, string[]]) =>
  Buffer.from(`${head}${pieces.join("")}</channel></rss>`);

/** As it is read where nothing is known. */
const whole = (body: Uint8Array, type: string | undefined) => outline(decode(body, type).text);

function repeated(body: Uint8Array, type: string | undefined, { items }: Pick<Outline, "items">) {
  const part = partsOf(body, type);
  return part && outlineRepeat(body, part, items);
}

/** Without the texts of what is known: nobody asks for them. */
function told({ items, ...around }: Outline) {
  return { ...around, items: items.map(({ hash, size }) => ({ hash, size })) };
}

describe("the outline of a document that repeats another", () => {
  const before = whole(written(["<rss><channel>", PIECES.slice(0, 5)]), undefined) as Outline;

  it("is that of the whole, and has the text of what is first or new", () => {
    const fresh = "<item><title>New</title></item>";
    const body = written(["<rss><channel>", [PIECES[0] as string, fresh, "\n", ...PIECES.slice(1, 5)]]);
    const found = repeated(body, undefined, before) as Outline;
    expect(told(found)).toEqual(told(whole(body, undefined) as Outline));
    expect(found.items.map(({ text }) => text)).toEqual([
      PIECES[0],
      fresh,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("is found for items in whatever order, without their sizes too", () => {
    const body = written(["<rss><channel>", PIECES.slice(0, 5).toReversed()]);
    const sizeless = { items: before.items.map(({ hash }) => ({ hash, size: undefined as never })) };
    for (const known of [before, sizeless]) {
      const found = repeated(body, undefined, known) as Outline;
      expect(told(found)).toEqual(told(whole(body, undefined) as Outline));
    }
  });

  it("is never another than that of the whole, whatever two documents hold", () => {
    let found = 0;
    fc.assert(
      fc.property(some, some, fc.constantFrom(...TYPES), fc.boolean(), (first, second, type, cut) => {
        const known = whole(written(first), type) ?? before;
        const bytes = written(second);
        // A cut may fall into a character.
        const body = cut ? bytes.subarray(0, bytes.length - 21) : bytes;
        const repeat = repeated(body, type, known);
        if (repeat === undefined) return;
        found += 1;
        const all = whole(body, type) as Outline;
        expect(told(repeat)).toEqual(all && told(all));
        for (const [at, { text }] of repeat.items.entries())
          expect([undefined, all.items[at]?.text]).toContain(text);
      }),
      { numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(100);
  });
});
