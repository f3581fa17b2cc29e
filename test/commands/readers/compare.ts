import { decodeHTML } from "entities";
import type { FeedFormat } from "../../../src/model/feed.ts";
import type { ReadEntry, Reading } from "./reading.ts";

/** One document of a feed with what each reader that takes its format made of it. */
export interface ReadDocument {
  url: string;
  format: FeedFormat;
  readings: { reader: string; reading: Reading }[];
}

/**
 * Where the readers of a feed disagree, in plain words; empty when they agree. They agree when
 * 1. every reader could read every document it takes;
 * 2. within a document all have the same ids, and under each id the same title: white space collapsed and, in Atom alone, whose
 *    titles may be HTML, markup and entities resolved. Where an entry has no title newsboat makes one of the address; there, and
 *    only for newsboat, any title will do;
 * 3. the documents have the same number of entries and, taken together, the same titles.
 */
export function disagreements(documents: ReadDocument[]): string[] {
  return [...documents.flatMap(withinDocument), ...acrossDocuments(documents)];
}

function withinDocument({ url, format, readings }: ReadDocument): string[] {
  const failed = readings.flatMap(({ reader, reading }) =>
    reading.kind === "failed" ? [`${url}: ${reader} ${reading.why}`] : [],
  );
  const [first, ...rest] = readings.filter(({ reading }) => reading.kind === "read");
  if (first === undefined) return failed;
  const expected = entriesOf(first.reading) ?? [];
  const differing = rest.flatMap(({ reader, reading }) =>
    differences(expected, entriesOf(reading) ?? [], format, reader === "newsboat").map(
      (difference) => `${url}: ${reader} against ${first.reader}: ${difference}`,
    ),
  );
  return [...failed, ...differing];
}

function differences(
  expected: ReadEntry[],
  read: ReadEntry[],
  format: FeedFormat,
  inventsTitles: boolean,
): string[] {
  if (expected.length !== read.length) return [`${read.length} entries, not ${expected.length}`];
  const titles = new Map(read.map(({ id, title }) => [id, asText(title, format)]));
  return expected.flatMap(({ id, title }) => {
    const wanted = asText(title, format);
    const got = titles.get(id);
    if (got === undefined) return [`no entry ${id}`];
    if (got === wanted || (wanted === "" && inventsTitles)) return [];
    return [`“${got}”, not “${wanted}” (${id})`];
  });
}

function acrossDocuments(documents: ReadDocument[]): string[] {
  const [first, ...rest] = documents.flatMap((document) => {
    const reading = document.readings.find(({ reading }) => reading.kind === "read")?.reading;
    const entries = entriesOf(reading);
    return entries ? [{ document, entries }] : [];
  });
  if (first === undefined) return [];
  return rest.flatMap(({ document, entries }) => {
    const asHtml = document.format === "atom" || first.document.format === "atom";
    const sorted = (list: ReadEntry[]) =>
      list.map(({ title }) => asText(title, asHtml ? "atom" : "rss")).sort();
    const [wanted, got] = [sorted(first.entries), sorted(entries)];
    const odd = wanted.findIndex((title, at) => title !== got[at]);
    if (wanted.length !== got.length)
      return [`${document.url}: ${got.length} entries, ${first.document.url}: ${wanted.length}`];
    return odd < 0
      ? []
      : [`${document.url}: “${got[odd]}”, where ${first.document.url} has “${wanted[odd]}”`];
  });
}

function entriesOf(reading: Reading | undefined): ReadEntry[] | undefined {
  return reading?.kind === "read" ? reading.entries : undefined;
}

function asText(title: string, format: FeedFormat): string {
  const text = format === "atom" ? decodeHTML(title.replaceAll(/<\/?[a-z][^<>]*>/gi, "")) : title;
  return text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
}
