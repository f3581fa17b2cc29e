/** A document that is large or deep on purpose. */
interface Bomb {
  how: string;
  make: () => string;
}

const MEGABYTE = 1_048_576;
const rss = (body: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${body}</channel></rss>`;
const repeated = (piece: string, size: number) => piece.repeat(Math.ceil(size / piece.length));

/** Bombs by depth, by one construct repeated and by one text that never ends. */
export const BASIC_BOMBS: readonly Bomb[] = [
  { how: "100,000 elements deep", make: () => rss(`<item><description>${"<a>".repeat(100_000)}`) },
  { how: "100,000 elements deep, closed", make: () => `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}` },
  {
    how: "100,000 escaped elements deep",
    make: () => rss(`<item><description>${"&lt;div&gt;".repeat(100_000)}</description></item>`),
  },
  {
    how: "100,000 deep XHTML",
    make: () =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">${"<div><b>".repeat(50_000)}`,
  },
  {
    how: "100,000 deep JSON",
    make: () => `{"version":"https://jsonfeed.org/version/1.1","items":${"[".repeat(100_000)}`,
  },
  {
    how: "10 MB of one entity",
    make: () => rss(`<item><title>${repeated("&amp;", 10 * MEGABYTE)}</title></item>`),
  },
  {
    how: "10 MB of one HTML entity",
    make: () => rss(`<item><description>${repeated("&nbsp;", 10 * MEGABYTE)}</description></item>`),
  },
  {
    how: "10 MB of one bare ampersand",
    make: () => rss(`<item><description>${repeated("& ", 10 * MEGABYTE)}</description></item>`),
  },
  {
    how: "10 MB of an internal entity",
    make: () =>
      `<!DOCTYPE r [<!ENTITY a "${"x".repeat(1000)}">]>${rss(`<item><title>${repeated("&a;", 10 * MEGABYTE)}</title></item>`)}`,
  },
  {
    how: "a billion laughs",
    make: () =>
      `<!DOCTYPE r [<!ENTITY a "lol">${[..."bcdefghij"].map((name, n) => `<!ENTITY ${name} "${`&${"abcdefghij".charAt(n)};`.repeat(10)}">`).join("")}]>${rss("<item><title>&j;</title></item>")}`,
  },
  {
    how: "10 MB in one attribute",
    make: () => rss(`<item><enclosure url="${repeated("http://a/", 10 * MEGABYTE)}"/></item>`),
  },
  {
    how: "200,000 attributes",
    make: () => rss(`<item ${Array.from({ length: 200_000 }, (_, n) => `a${n}="x"`).join(" ")}/>`),
  },
  {
    how: "100,000 namespaces",
    make: () => rss(Array.from({ length: 100_000 }, (_, n) => `<x xmlns:n${n}="u${n}"/>`).join("")),
  },
  { how: "100,000 empty items", make: () => rss("<item/>".repeat(100_000)) },
  { how: "100,000 categories", make: () => rss(`<item>${"<category>x</category>".repeat(100_000)}</item>`) },
  { how: "5 MB of one title", make: () => rss(`<item><title>${"x".repeat(5 * MEGABYTE)}</title></item>`) },
  { how: "5 MB of <", make: () => repeated("<", 5 * MEGABYTE) },
  {
    how: "5 MB of blanks",
    make: () => rss(`<item><pubDate>${repeated(" ", 5 * MEGABYTE)}</pubDate></item>`),
  },
  {
    how: "an unclosed CDATA of 5 MB",
    make: () => rss(`<item><description><![CDATA[${repeated("<p>x", 5 * MEGABYTE)}`),
  },
  { how: "an unclosed comment of 5 MB", make: () => rss(`<!--${repeated("- -", 5 * MEGABYTE)}`) },
];
