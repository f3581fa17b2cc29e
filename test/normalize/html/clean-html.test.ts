import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cleanHtml } from "../../../src/normalize/html/clean-html.ts";
import { htmlToText, looksLikeHtml } from "../../../src/normalize/html/html-to-text.ts";

interface Case {
  why: string;
  html: string;
  /** The whole cleaned text. */
  clean?: string;
  pictures?: unknown[];
  links?: unknown[];
}

const folder = new URL("../../fixtures/html/kept/", import.meta.url);
const base = "https://gazette.example/2026/story.html";

for (const name of readdirSync(folder).sort()) {
  const cases = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Case[];
  describe(name.replace(".json", ""), () => {
    test.each(cases)("$why", ({ html, clean, pictures, links }) => {
      const result = cleanHtml(html, { base });
      if (clean !== undefined) expect(result.html).toBe(clean);
      if (pictures !== undefined) expect(result.pictures).toEqual(pictures);
      if (links !== undefined) expect(result.links).toEqual(links);
      expect(cleanHtml(result.html, {}).html).toBe(result.html);
    });
  });
}

test("nesting without end costs tags, not text or time", () => {
  const { html } = cleanHtml(`${"<div><b>".repeat(100_000)}deep`, { base });
  expect(htmlToText(html)).toBe("deep");
  expect(html.length).toBeLessThan(3000);
});

test("repair adds no more than the text's own length", () => {
  const link = `<a href="https://gazette.example/${"x".repeat(2000)}">`;
  const html = `<u><s><b><em><i>${link}${"</u></s></b></em></i><u><s><b><em><i>".repeat(2000)}`;
  expect(cleanHtml(html, { base }).html.length).toBeLessThan(4 * html.length);
});

test("text of HTML", () => {
  expect(htmlToText("<p>a<br>b</p><script>c()</script><ul><li>d<li>e</ul>f&amp;g")).toBe("a b d e f&g");
  expect(htmlToText(" plain \n text ")).toBe("plain text");
  expect(htmlToText("1 < 2 > 0")).toBe("1 < 2 > 0");
});

test("what looks like HTML", () => {
  for (const html of ["<p>x", "a<br/>b", "AT&amp;T", "&#8220;x&#8221;", "<!-- x -->", '<a href="x">y</a>']) {
    expect(looksLikeHtml(html)).toBe(true);
  }
  for (const text of [
    "x < y > z",
    "AT&T",
    "a <3 b",
    "<person@gazette.example>",
    "R&D; more",
    "if (a<b && c>d)",
  ]) {
    expect(looksLikeHtml(text)).toBe(false);
  }
});
