/** Ten megabytes: what is fetched at most. */
const SIZE = 10 * 1_048_576;
const fill = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length));
const numbered = (count: number, piece: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => piece(n)).join("");
const rss = (body: string) =>
  `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>t</title>${body}</channel></rss>`;
const item = (body: string) => rss(`<item>${body}</item>`);
const atom = (body: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${body}</feed>`;
const xhtml = (body: string, base = "") =>
  atom(
    `<entry><content type="xhtml"${base}><div xmlns="http://www.w3.org/1999/xhtml">${body}</div></content></entry>`,
  );
const json = (items: string) =>
  `{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[${items}]}`;
const pad = "x".repeat(380);

/** Bombs of structure: items, elements, namespaces, addresses, comments and sections, in XML and JSON. Ten megabytes each. */
export const ITEM_BOMBS: readonly { how: string; make: () => string }[] = [
  {
    how: "20,000 full items",
    make: () =>
      rss(
        numbered(
          20_000,
          (n) =>
            `<item><title>Title ${n}</title><link>https://a.example/${n}</link><guid>g${n}</guid><pubDate>Fri, 01 May 2026 12:00:00 GMT</pubDate><dc:creator>Ann ${n}</dc:creator><category>c${n}</category><description>&lt;p&gt;<a href="/x${n}">${pad.slice(200)}</a></description></item>`,
        ),
      ),
  },
  { how: "10 MB of empty items", make: () => rss(fill("<item></item>")) },
  {
    how: "20,000 unclosed items",
    make: () => rss(numbered(20_000, (n) => `<item><title>a${n}<description>${pad}`)),
  },
  {
    how: "20,000 items of a guid",
    make: () => rss(numbered(20_000, (n) => `<item><guid>${n}${pad}</guid></item>`)),
  },
  {
    how: "20,000 items of one guid",
    make: () =>
      rss(
        numbered(
          20_000,
          (n) => `<item><guid>g</guid><title>t${n}</title><description>${pad}</description></item>`,
        ),
      ),
  },
  {
    how: "a namespace for each item",
    make: () =>
      rss(
        numbered(20_000, (n) => `<item xmlns:n${n}="u${n}"><title>t</title><n${n}:a>${pad}</n${n}:a></item>`),
      ),
  },
  {
    how: "60,000 namespaces in scope of many more",
    make: () =>
      rss(
        numbered(300, (n) => `<x${n} ${numbered(200, (m) => `xmlns:n${n}_${m}="u" `)}>`) +
          fill('<y xmlns:q="1"/>'),
      ),
  },
  { how: "10 MB of attributes", make: () => rss(`<item ${numbered(700_000, (n) => `a${n}="x" `)}/>`) },
  { how: "10 MB of elements", make: () => item(fill("<x/>")) },
  { how: "900,000 names of elements", make: () => item(numbered(900_000, (n) => `<x${n}/>`)) },
  { how: "600,000 prefixes", make: () => item(numbered(600_000, (n) => `<a${n}:x/>`)) },
  { how: "10 MB of categories", make: () => item(numbered(430_000, (n) => `<category>${n}</category>`)) },
  {
    how: "a list of a million keywords",
    make: () => item(`<media:keywords>${numbered(1_300_000, (n) => `${n},`)}</media:keywords>`),
  },
  {
    how: "300,000 addresses of authors",
    make: () => item(numbered(300_000, (n) => `<author>a${n}@b.example</author>`)),
  },
  { how: "one author of 10 MB", make: () => item(`<author>${fill("a")}@b.example (x)</author>`) },
  { how: "10 MB of dates that are none", make: () => item(fill("<pubDate>x1</pubDate>")) },
  { how: "one link of 10 MB", make: () => item(`<link>http://a.example/?${fill("a=b&amp;")}</link>`) },
  { how: "10 MB of XHTML", make: () => xhtml(fill('<a href="b">c</a>')) },
  {
    how: "10 MB of XHTML under a long base",
    make: () =>
      xhtml(fill('<p xml:base="c/"><a href="b"/></p>'), ` xml:base="http://a.example/${"b".repeat(2000)}/"`),
  },
  {
    how: "10 MB of XHTML under a deep base",
    make: () => xhtml('<p xml:base="abcdef/">'.repeat(390) + fill('<a href="x"/>')),
  },
  {
    how: "10 MB of base64 in short lines",
    make: () => atom(`<entry><content type="application/octet-stream">${fill("QUJD\n")}</content></entry>`),
  },
  { how: "10 MB of comments that end oddly", make: () => rss(fill("<!-- --!>")) },
  { how: "10 MB of comments that end", make: () => item(`<description>${fill("a<!-- -->")}</description>`) },
  { how: "10 MB of sections", make: () => item(`<description>${fill("<![CDATA[x]]>")}</description>`) },
  { how: "10 MB of sections without an end", make: () => rss(fill("<a><![CDATA[")) },
  { how: "10 MB of < and spaces", make: () => item(`<title>${fill("< ")}</title>`) },
  { how: "10 MB of </", make: () => item(`<title>${fill("</")}</title>`) },
  { how: "10 MB of controls", make: () => item(`<title>${fill("\u0001a")}</title>`) },
  { how: "10 MB of lines in a title", make: () => item(`<title>${fill("a\n")}</title>`) },
  {
    how: "10 MB of surrogates as references",
    make: () => item(`<description>${fill("&#55357;&#56832;")}</description>`),
  },
  {
    how: "an entity of many empty ones",
    make: () =>
      `<!DOCTYPE r [<!ENTITY a ""><!ENTITY b "${"&a;".repeat(1000)}"><!ENTITY c "${"&b;".repeat(300)}">]>${item(`<title>${fill("&c;")}</title>`)}`,
  },
  {
    how: "10 MB of a page",
    make: () => `<!doctype html><html><body>${fill('<div><a href="/b">c</a></div>')}`,
  },
  {
    how: "250,000 links on a page",
    make: () => `<!doctype html><html><body>${numbered(250_000, (n) => `<a href="/${n}/rss.xml">RSS</a>`)}`,
  },
  { how: "10 MB of deep JSON", make: () => json(fill("[")) },
  { how: "10 MB of empty JSON items", make: () => json(`${fill("{},")}{}`) },
  {
    how: "20,000 full JSON items",
    make: () =>
      json(`${numbered(20_000, (n) => `{"id":"${n}","title":"t","content_html":"<p>${pad}</p>"},`)}{}`),
  },
  {
    how: "900,000 JSON tags",
    make: () => json(`{"id":"1","content_text":"x","tags":[${numbered(900_000, (n) => `"${n}",`)}""]}`),
  },
  {
    how: "300,000 JSON authors",
    make: () =>
      json(
        `{"id":"1","content_text":"x","authors":[${numbered(300_000, (n) => `{"name":"a${n}@b.example"},`)}{}]}`,
      ),
  },
  {
    how: "900,000 categories of RSS in JSON",
    make: () =>
      `{"rss":{"channel":{"item":[{"title":"t","category":[${numbered(900_000, (n) => `"${n}",`)}""]}]}}}`,
  },
];
