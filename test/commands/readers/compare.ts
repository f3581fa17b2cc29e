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
 * 3. the documents have the same number of entries and, taken together, the same titles. An entry without a title has one in Atom all the
 *    same, since the format demands it (RFC 4287 §4.1.2): its opening words.
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
    const titles = (list: ReadEntry[]) => list.map(({ title }) => asText(title, asHtml ? "atom" : "rss"));
    const [wanted, got] = [titles(first.entries), titles(entries)];
    if (wanted.length !== got.length)
      return [`${document.url}: ${got.length} entries, ${first.document.url}: ${wanted.length}`];
    const [missing] = without(wanted.filter(Boolean), got);
    const surplus = without(got.filter(Boolean), wanted);
    if (missing !== undefined)
      return [`${document.url}: “${surplus[0] ?? ""}”, where ${first.document.url} has “${missing}”`];
    const blanks = wanted.filter((title) => title === "").length;
    const allowed = document.format === "atom" ? blanks : 0;
    return surplus.length <= allowed
      ? []
      : [`${document.url}: “${surplus[0]}”, which ${first.document.url} does not have`];
  });
}

/** The titles of a list that another does not have, each as often as it is missing. */
function without(titles: string[], others: string[]): string[] {
  const left = [...others];
  return titles.filter((title) => {
    const at = left.indexOf(title);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function entriesOf(reading: Reading | undefined): ReadEntry[] | undefined {
  return reading?.kind === "read" ? reading.entries : undefined;
}

function asText(title: string, format: FeedFormat): string {
  const text = format === "atom" ? decodeHTML(title.replaceAll(/<\/?[a-z][^<>]*>/gi, "")) : title;
  return text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
}
