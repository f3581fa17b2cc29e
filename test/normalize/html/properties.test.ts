import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanHtml } from "../../../src/normalize/html/clean-html.ts";
import { htmlToText } from "../../../src/normalize/html/html-to-text.ts";
import { dangersIn } from "./dangers.ts";

const base = "https://gazette.example/2026/story.html";

const names = fc.constantFrom(
  ..."a abbr audio b blockquote br button caption code col colgroup dd details div dl dt em embed figcaption figure font form h1 h2 hr i iframe img li math mi mtext mglyph noscript object ol option p picture plaintext pre rb rp rt rtc ruby script select source span style sub summary svg table tbody td template textarea tfoot th thead title tr track u ul video wbr xmp foreignObject unknown-tag".split(
    " ",
  ),
);
const attributes = fc.constantFrom(
  "",
  "",
  "",
  ' href="/next"',
  " href=javascript:alert(1)",
  ' onclick="alert(1)"',
  " src=/p.jpg",
  ' src="https://pixel.wp.com/b.gif"',
  " src='data:text/html,x'",
  ' style="text-align: center; background: url(//evil.example)"',
  ' class="wp-caption"',
  ' class="credit"',
  " lang=fr",
  ' srcset="/a.jpg 1x, /b.jpg 2x"',
  " data-src=/lazy.jpg",
  ' width="600" height="400"',
  " title='\"><script>alert(1)</script>'",
  ' src="https://www.youtube.com/embed/abcdefghijk"',
);
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(names, attributes).map(([name, written]) => `<${name}${written}>`) },
  { weight: 4, arbitrary: names.map((name) => `</${name}>`) },
  { weight: 1, arbitrary: names.map((name) => `<${name}/>`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "x",
      " ",
      "\n",
      "\n\n",
      "a & b",
      "&lt;",
      "&amp;amp;",
      "<!-- c -->",
      "<![CDATA[y]]>",
      "\0",
      "&#10;",
      "\r\n",
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
);
const markup = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

describe("cleanHtml holds for any markup", () => {
  test("cleaning what is clean changes nothing", () => {
    fc.assert(
      fc.property(markup, (html) => {
        const once = cleanHtml(html, { base }).html;
        expect(cleanHtml(once, { base }).html).toBe(once);
        expect(cleanHtml(once, {}).html).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });

  test("nothing dangerous is left, read by a second parser", () => {
    fc.assert(
      fc.property(markup, (html) => {
        expect(dangersIn(cleanHtml(html, { base }).html)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test("the result is bounded by the text and its base", () => {
    fc.assert(
      fc.property(markup, (html) => {
        expect(cleanHtml(html, { base }).html.length).toBeLessThanOrEqual(html.length * 40 + 1000);
      }),
    );
  });

  test("any text at all is read without an error, and text without markup reads the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const { html } = cleanHtml(text, { base });
        expect(cleanHtml(html, { base }).html).toBe(html);
        if (!/[<&]/.test(text)) expect(htmlToText(html)).toBe(htmlToText(text));
      }),
      { numRuns: 2000 },
    );
  });
});
