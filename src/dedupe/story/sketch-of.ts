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
  const url = urlKey(entry.url);
  const id = idKey(entry.id);
  const headline = readHeadline(entry.title);
  const picture = pictureKey(entry.image);
  const recording = recordingKey(entry);
  return {
    ref: stored.ref,
    sourceId: stored.sourceId,
    ...(entry.language === undefined ? {} : { language: entry.language }),
    time: Date.parse(shownDates(stored).published),
    ...(url === undefined ? {} : { url }),
    ...(id === undefined || id === url ? {} : { id }),
    links: sketchLinks(entry, url, credited),
    ...(picture === undefined ? {} : { picture }),
    ...(recording === undefined ? {} : { recording }),
    words,
    shingles: runs.all.size,
    signature: minHash(runs.all),
    opening: [...runs.all].slice(0, MOST_OPENING).map((run) => run & 0xffff),
    marks: marksOf(runs),
    headline: headline.words,
    label: headline.label,
    names: lowest(read.names, MOST_NAMES),
    numbers: lowest(read.numbers, MOST_NUMBERS),
    ...acrossLanguages(entry, texts),
    ...(credited === undefined ? {} : { credit: credited.credit }),
    revised: isRevised(entry.title),
    completeness: completenessOf(entry, words),
  };
}

/** What does not depend on the language a text is in. */
function acrossLanguages(
  entry: Entry,
  texts: readonly string[],
): Pick<Sketch, "anchors" | "paragraphs" | "writers" | "site" | "siteName"> {
  const [site, siteName] = [siteKey(entry.url), siteNameKey(entry.url)];
  const writers = entry.authors.filter(({ role }) => role === undefined).map(({ name }) => nameKey(name));
  return {
    anchors: readAnchors(texts, entry.language, MOST_ANCHORS),
    paragraphs: texts.slice(0, MOST_PARAGRAPHS).map((text) => Math.min(255, Math.round(text.length / 8))),
    writers: lowest(new Set(writers), MOST_WRITERS),
    ...(site === undefined ? {} : { site }),
    ...(siteName === undefined ? {} : { siteName }),
  };
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
    if (least.length === MOST_MARKS && mark >= (least.at(-1) as number)) continue;
    if (!least.includes(mark)) least.push(mark);
    least.sort((a, b) => a - b).splice(MOST_MARKS);
  }
  return least;
}

/** The same few of equal values wherever they are met, so that cut sets can be compared. */
function lowest(values: ReadonlySet<number>, most: number): number[] {
  return [...values].sort((a, b) => a - b).slice(0, most);
}
