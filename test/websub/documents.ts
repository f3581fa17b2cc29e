import type { RequestListener } from "node:http";

/** What a document says of push. */
interface Links {
  hub?: string | readonly string[];
  self?: string;
}

const linksOf = ({ hub = [], self }: Links, name: string) =>
  [
    ...[hub].flat().map((url) => `<${name} rel="hub" href="${url}"/>`),
    ...(self === undefined ? [] : [`<${name} rel="self" href="${self}"/>`]),
  ].join("\n");

/** An RSS document of an invented paper, with entries numbered from 1. */
export function rss(entries: number, links: Links = {}): string {
  const items = Array.from({ length: entries }, (_, at) => {
    const number = entries - at;
    return `<item><title>Report ${number}</title><guid isPermaLink="false">tag:paper.example,2026:${number}</guid></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Paper</title>
<link>https://paper.example/</link><description>Invented</description>${linksOf(links, "atom:link")}${items.join("")}</channel></rss>`;
}

/** The same as Atom. */
export function atom(entries: number, links: Links = {}): string {
  const items = Array.from({ length: entries }, (_, at) => {
    const number = entries - at;
    return `<entry><title>Report ${number}</title><id>tag:paper.example,2026:${number}</id><updated>2026-05-01T00:00:00Z</updated></entry>`;
  });
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title><id>tag:paper.example,2026:feed</id>
<updated>2026-05-01T00:00:00Z</updated>${linksOf(links, "link")}${items.join("")}</feed>`;
}

/** A page that announces a feed, and says of push what it is told to. */
export function page(feed: string, links: Links = {}): string {
  return `<!DOCTYPE html><html><head><title>Paper</title>${linksOf(links, "link")}
<link rel="alternate" type="application/rss+xml" href="${feed}"></head><body><link rel="hub" href="https://planted.example/"></body></html>`;
}

/** Answers with a document. */
export function serve(
  body: string,
  headers: Record<string, string> = { "content-type": "application/rss+xml" },
): RequestListener {
  return (_request, response) => response.writeHead(200, headers).end(body);
}
