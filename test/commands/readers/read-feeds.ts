import type { FeedFormat } from "../../../src/model/feed.ts";
import type { ReadDocument } from "./compare.ts";
import { feedparser } from "./feedparser.ts";
import { jsonReader } from "./json-reader.ts";
import { newsboat } from "./newsboat.ts";
import type { Reader, Reading } from "./reading.ts";
import { rssParser } from "./rss-parser.ts";

const xmlReaders = [feedparser, newsboat, rssParser];
const readersOf: Record<FeedFormat, Reader[]> = { rss: xmlReaders, atom: xmlReaders, json: [jsonReader] };
const formats: FeedFormat[] = ["rss", "atom", "json"];
const rounds = 8;

/** A feed with its three documents as read, or the reason they could not be compared. */
export interface ReadFeed {
  feed: string;
  documents: ReadDocument[];
  unsettled?: string;
}

/** What has to be installed before anything can be compared. */
export async function missingReaders(): Promise<string[]> {
  const missing = await Promise.all(xmlReaders.map((reader) => reader.missing()));
  return missing.filter((sentence) => sentence !== undefined);
}

/**
 * Has every reader read every document of the feeds over HTTP. A living server may change a feed between two readers, so the
 * documents are taken before and after, and a feed whose bytes changed meanwhile is read again, eight times at most.
 */
export async function readFeeds(feeds: string[]): Promise<ReadFeed[]> {
  const settled = new Map<string, ReadFeed>();
  for (let round = 0; round < rounds && settled.size < feeds.length; round++) {
    for (const read of await readOnce(feeds.filter((feed) => !settled.has(feed))))
      settled.set(read.feed, read);
  }
  const unsettled = `changed during each of ${rounds} readings`;
  return feeds.map((feed) => settled.get(feed) ?? { feed, documents: [], unsettled });
}

async function readOnce(feeds: string[]): Promise<ReadFeed[]> {
  const before = await snapshots(feeds);
  const documents = feeds.flatMap((feed) => formats.map((format) => ({ url: `${feed}.${format}`, format })));
  const readings = new Map<Reader, Map<string, Reading>>();
  for (const reader of [...xmlReaders, jsonReader]) {
    const urls = documents.filter(({ format }) => readersOf[format].includes(reader)).map(({ url }) => url);
    readings.set(reader, await reader.read(urls));
  }
  const after = await snapshots(feeds);
  return feeds
    .filter((feed) => before.get(feed) === after.get(feed))
    .map((feed) => ({
      feed,
      documents: formats.map((format) => documentOf(`${feed}.${format}`, format, readings)),
    }));
}

function documentOf(
  url: string,
  format: FeedFormat,
  readings: Map<Reader, Map<string, Reading>>,
): ReadDocument {
  const failed: Reading = { kind: "failed", why: "answered nothing" };
  return {
    url,
    format,
    readings: readersOf[format].map((reader) => ({
      reader: reader.name,
      reading: readings.get(reader)?.get(url) ?? failed,
    })),
  };
}

async function snapshots(feeds: string[]): Promise<Map<string, string>> {
  const taken = new Map<string, string>();
  for (const feed of feeds) {
    const bodies = await Promise.all(
      formats.map(async (format) => (await fetch(`${feed}.${format}`)).text()),
    );
    taken.set(feed, bodies.join("\f"));
  }
  return taken;
}
