import { fileURLToPath } from "node:url";
import Parser from "rss-parser";
import { createPress, type Press } from "../../src/press/create-press.ts";
import { entriesAt } from "../../src/press/entries-at.ts";
import { wireFormats } from "../../src/press/formats/wire-formats.ts";
import { loadPublications } from "../../src/press/load-publications.ts";
import type { PressEntry } from "../../src/press/press-document.ts";

/** Where the demo's stories are written. */
export const directory = fileURLToPath(new URL("../../config/demo/press/", import.meta.url));
export const publications = await loadPublications(directory);
export const base = "http://127.0.0.1:4711";
export const startedAt = Date.UTC(2026, 9, 5, 8);

/** A publication of the demo by its id. */
export function publicationOf(id: string) {
  const found = publications.find((publication) => publication.id === id);
  if (found === undefined) throw new Error(`no publication ${id}`);
  return found;
}

/** What a publication shows so many seconds after the press opened. */
export function shownAt(id: string, seconds: number): PressEntry[] {
  return entriesAt({ publications, base, startedAt, now: startedAt + seconds * 1000 }, publicationOf(id));
}

/** The answer of the press so many seconds after it opened. */
export function answerAt(target: string, seconds: number, headers: object = {}): ReturnType<Press["answer"]> {
  const press = createPress({ publications, base, startedAt, clock: () => startedAt + seconds * 1000 });
  return press.answer({ target, acceptsGzip: false, ...headers });
}

/** The address of a publication's feed, path and query. */
export function feedTarget(id: string): string {
  return `/${id}/${wireFormats[publicationOf(id).format].path}`;
}

/** windows-1252 at 0x80–0x9F as the Encoding Standard's index has it; Node 20's TextDecoder leaves these bytes as C1 controls. */
const upper1252 = [
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d,
  0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a,
  0x153, 0x9d, 0x17e, 0x178,
];

/** Bytes read as windows-1252. */
export function decode1252(bytes: Uint8Array): string {
  return String.fromCharCode(
    ...Array.from(bytes, (byte) => (byte > 0x7f && byte < 0xa0 ? (upper1252[byte - 0x80] ?? 0) : byte)),
  );
}

/** A publication's feed as an independent reader sees it: ids with titles, in the document's order. */
export async function readFeed(id: string, seconds: number): Promise<{ id: string; title: string }[]> {
  const { body } = answerAt(feedTarget(id), seconds);
  const { format } = publicationOf(id);
  if (format === "json-feed") {
    const { items } = JSON.parse(body.toString("utf8")) as { items: { id: string; title?: string }[] };
    return items.map((item) => ({ id: item.id, title: item.title ?? "" }));
  }
  const text = format === "windows-1252" ? decode1252(body) : body.toString("utf8");
  const feed = await new Parser({ customFields: { item: ["rdf:about", "id"] } }).parseString(text);
  return feed.items.map((item) => ({
    id: item.guid ?? (item as unknown as { id?: string }).id ?? item.link ?? "",
    title: item.title ?? "",
  }));
}
