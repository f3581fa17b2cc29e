import { expect, test } from "vitest";
import { fingerprint } from "../../../src/dedupe/fingerprint.ts";
import { parseFeed } from "../../../src/index.ts";
import type { Entry, Person } from "../../../src/model/entry.ts";

const item = (creators: string, body: string, more = "") =>
  `<item><link>https://ours.example/a/story</link><title>Cranes</title>${creators}${more}<description><![CDATA[${body}]]></description></item>`;
const by = (name: string) => `<dc:creator>${name}</dc:creator>`;

async function entry(written: string): Promise<Entry> {
  const text = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title>${written}</channel></rss>`;
  const feed = await parseFeed(Buffer.from(text), { url: "https://ours.example/feed" });
  const first = "entries" in feed ? feed.entries[0] : undefined;
  if (first === undefined) throw new Error("no entry");
  return first;
}

const credit =
  '<p>The cranes stood still.</p><p><em>Originally published <a href="https://farola.example/nota/12?utm_source=x">in Spanish</a> in La Farola. Translated by Jo Holm.</em></p>';
const translator: Person = { name: "Jo Holm", role: "translator" };

test("an entry gains its translator and a link to the original", async () => {
  const read = await entry(item(by("Ana Ruiz"), credit));
  expect(read.authors).toEqual([{ name: "Ana Ruiz" }, translator]);
  expect(read.links).toEqual([{ rel: "original", url: "https://farola.example/nota/12", language: "es" }]);
});

test("whom the feed lists as author and the line as translator is the translator, once", async () => {
  const read = await entry(item(by("jo holm") + by("Ana Ruiz"), credit));
  expect(read.authors).toEqual([{ name: "Ana Ruiz" }, { name: "jo holm", role: "translator" }]);
});

test("a translator whom the feed credits already is not doubled", async () => {
  const credited =
    '<media:credit xmlns:media="http://search.yahoo.com/mrss/" role="translator">Jo Holm</media:credit>';
  const read = await entry(item(by("Ana Ruiz"), credit, credited));
  expect(read.authors).toEqual([{ name: "Ana Ruiz" }, translator]);
});

test("an original that the feed links itself stays as it is, and so do its alternates", async () => {
  const alternate = '<atom:link rel="alternate" hreflang="es" href="https://farola.example/nota/12"/>';
  const read = await entry(item("", credit, alternate));
  expect(read.links).toEqual([{ rel: "alternate", url: "https://farola.example/nota/12", language: "es" }]);
});

test("a link to share, to a tag or to the page itself is no original", async () => {
  for (const url of [
    "https://www.facebook.com/sharer.php?u=x",
    "https://farola.example/tag/puerto",
    "https://ours.example/a/story?utm_medium=rss",
    "http://www.ours.example/a/story/",
  ]) {
    const read = await entry(
      item("", `<p>Hi.</p><p>Originally published <a href="${url}">here</a> in La Farola.</p>`),
    );
    expect(read.links).toEqual([]);
  }
});

test("the line in the standfirst counts as the one at the foot does, and both once", async () => {
  const read = await entry(
    item("", `<p>Translated by Jo Holm</p>${"<p>The cranes stood still.</p>".repeat(9)}${credit}`),
  );
  expect(read.authors).toEqual([translator]);
});

test("a summary that was cut adds no half of a name", async () => {
  const read = await entry(
    item(
      "",
      "The cranes stood still. Translated by Jo Ho [...]",
      `<content:encoded><![CDATA[${credit}]]></content:encoded>`,
    ),
  );
  expect(read.authors).toEqual([translator]);
});

test("the same entry read again means the same", async () => {
  const written = item(by("Jo Holm"), credit);
  expect(fingerprint(await entry(written))).toBe(fingerprint(await entry(written)));
});
