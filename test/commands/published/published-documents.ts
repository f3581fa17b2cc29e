import type { FeedFormat } from "../../../src/model/feed.ts";
import { listFeeds } from "../readers/list-feeds.ts";

/** A document as it was fetched. */
export interface PublishedDocument {
  format: FeedFormat;
  /** The address it is published at: what its self link must say. */
  url: string;
  contentType: string;
  text: string;
}

const FORMATS = ["rss", "atom", "json"] as const;
/** Archives of one feed that are looked at, the newest first. */
const ARCHIVES = 5;
/** Combined feeds that ask for what a network of any kind has. */
const QUERIES = ["lang=en", "lang=en,es,de,fr,pt", "q=the", "q=la%20-el", "not=lang:en"];

/** Every document that a running service at `base` lists, in all formats, with its archives, and some of its combined feeds. */
export async function* publishedDocuments(base: string): AsyncGenerator<PublishedDocument> {
  const publicBase = await publicBaseOf(base);
  const places = (await listFeeds(base)).map(
    (address) => (format: FeedFormat) => `${address.slice(base.length)}.${format}`,
  );
  const combined = QUERIES.map((query) => (format: FeedFormat) => `/feeds.${format}?${query}`);
  for (const placeIn of [...places, ...combined]) {
    for (const format of FORMATS) {
      let place: string | undefined = placeIn(format);
      for (let count = 0; place !== undefined && count <= ARCHIVES; count += 1) {
        const document = await documentAt(base + place, publicBase, format);
        yield document;
        place = olderThan(document)?.slice(publicBase.length);
      }
    }
  }
}

async function documentAt(
  address: string,
  publicBase: string,
  format: FeedFormat,
): Promise<PublishedDocument> {
  const response = await fetch(address);
  if (response.status !== 200) throw new Error(`${response.url} answers ${response.status}.`);
  // A combined feed leads to its canonical address.
  const { pathname, search } = new URL(response.url);
  return {
    format,
    url: publicBase + pathname + search,
    contentType: response.headers.get("content-type") ?? "",
    text: await response.text(),
  };
}

/** The archive that goes on where a document ends (RFC 5005 §4). */
function olderThan({ text, format }: PublishedDocument): string | undefined {
  if (format === "json") return (JSON.parse(text) as { next_url?: string }).next_url;
  return /<(?:atom:)?link rel="prev-archive" href="([^"]*)"/.exec(text)?.[1];
}

async function publicBaseOf(base: string): Promise<string> {
  const feed = (await (await fetch(`${base}/all.json`)).json()) as { feed_url: string };
  return feed.feed_url.replace(/\/all\.json$/, "");
}
