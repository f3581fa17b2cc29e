import type { Entry, EntryLink } from "../../model/entry.ts";
import type { StoredEntry } from "../../model/stored-entry.ts";
import { shownDates } from "../shown-dates.ts";
import { bodyWords, toldTexts } from "./body-words.ts";
import { completenessOf } from "./completeness.ts";
import { creditOf, isCreditLine, nameKey, siteKey, siteNameKey } from "./credit-of.ts";
import { mixed } from "./hash.ts";
import { isRevised, readHeadline } from "./headline.ts";
import { minHash } from "./min-hash.ts";
import { pictureKey } from "./picture-key.ts";
import { readAnchors } from "./read-anchors.ts";
import { recordingKey } from "./recording-key.ts";
import { type Shingles, shingles, wordCount } from "./shingles.ts";
import {
  MOST_ANCHORS,
  MOST_LINKS,
  MOST_MARKS,
  MOST_NAMES,
  MOST_NUMBERS,
  MOST_OPENING,
  MOST_PARAGRAPHS,
  MOST_WRITERS,
  type Sketch,
  type SketchLink,
} from "./sketch.ts";
import { idKey, urlKey } from "./url-key.ts";

/** What the entry is judged by when stories are looked for. Costs about as much as reading its text twice; never throws. */
export function sketchOf(stored: StoredEntry): Sketch {
  const { entry } = stored;
  const credited = creditOf(entry);
  const told = toldTexts(entry);
  const texts = credited === undefined ? told : told.filter((text) => !isCreditLine(text));
  const read = bodyWords(texts);
  const runs = shingles(read);
  const words = wordCount(read);
  const headline = readHeadline(entry.title);
  // Key by key: a spread for each that may be absent takes longer than the headline.
  const sketch = { ref: stored.ref, sourceId: stored.sourceId } as Sketch;
  if (entry.language !== undefined) sketch.language = entry.language;
  sketch.time = Date.parse(shownDates(stored).published);
  addPlaces(sketch, entry, credited);
  sketch.words = words;
  sketch.shingles = runs.all.length;
  sketch.signature = minHash(runs.all);
  sketch.opening = runs.all.slice(0, MOST_OPENING).map((run) => run & 0xffff);
  sketch.marks = marksOf(runs);
  sketch.headline = headline.words;
  sketch.label = headline.label;
  sketch.names = lowest(read.names, MOST_NAMES);
  sketch.numbers = lowest(read.numbers, MOST_NUMBERS);
  addAcrossLanguages(sketch, entry, texts);
  if (credited !== undefined) sketch.credit = credited.credit;
  sketch.revised = isRevised(entry.title);
  sketch.completeness = completenessOf(entry, words);
  return sketch;
}

/** Where the text stands, and its picture and recording. */
function addPlaces(sketch: Sketch, entry: Entry, credited: ReturnType<typeof creditOf>): void {
  const [url, id] = [urlKey(entry.url), idKey(entry.id)];
  const [picture, recording] = [pictureKey(entry.image), recordingKey(entry)];
  if (url !== undefined) sketch.url = url;
  if (id !== undefined && id !== url) sketch.id = id;
  if (picture !== undefined) sketch.picture = picture;
  if (recording !== undefined) sketch.recording = recording;
  sketch.links = sketchLinks(entry, url, credited);
}

/** What does not depend on the language a text is in. */
function addAcrossLanguages(sketch: Sketch, entry: Entry, texts: readonly string[]): void {
  const [site, siteName] = [siteKey(entry.url), siteNameKey(entry.url)];
  const writers = entry.authors.filter(({ role }) => role === undefined).map(({ name }) => nameKey(name));
  sketch.anchors = readAnchors(texts, entry.language, MOST_ANCHORS);
  sketch.paragraphs = texts
    .slice(0, MOST_PARAGRAPHS)
    .map((text) => Math.min(255, Math.round(text.length / 8)));
  sketch.writers = lowest(new Set(writers), MOST_WRITERS);
  if (site !== undefined) sketch.site = site;
  if (siteName !== undefined) sketch.siteName = siteName;
}

function sketchLinks(
  entry: Entry,
  own: number | undefined,
  credited: ReturnType<typeof creditOf>,
): SketchLink[] {
  const found: SketchLink[] = [];
  const named: EntryLink[] =
    credited?.url === undefined ? [] : [{ ...credited, rel: "original", url: credited.url }];
  for (const { rel, url, language } of [...named, ...entry.links]) {
    const key = urlKey(url);
    if (rel === "related" || key === undefined || key === own) continue;
    if (found.some((link) => link.rel === rel && link.key === key)) continue;
    found.push({ rel, key, ...(language === undefined ? {} : { language }) });
  }
  return found.slice(0, MOST_LINKS);
}

/** The lowest of the telling runs; where they are too few to choose from, of all. */
function marksOf({ all, telling }: Shingles): number[] {
  const least: number[] = [];
  for (const run of telling.length >= MOST_MARKS * 2 ? telling : all) {
    const mark = mixed(run ^ 0x5bd1e995);
    if (least.length === MOST_MARKS && mark >= (least[MOST_MARKS - 1] as number)) continue;
    if (least.includes(mark)) continue;
    least.push(mark);
    least.sort((a, b) => a - b);
    if (least.length > MOST_MARKS) least.pop();
  }
  return least;
}

/** The same few of equal values wherever they are met, so that cut sets can be compared. */
function lowest(values: ReadonlySet<number>, most: number): number[] {
  return [...values].sort((a, b) => a - b).slice(0, most);
}
