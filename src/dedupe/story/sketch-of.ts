import type { Entry } from "../../model/entry.ts";
import type { StoredEntry } from "../../model/stored-entry.ts";
import { shownDates } from "../shown-dates.ts";
import { bodyWords } from "./body-words.ts";
import { completenessOf } from "./completeness.ts";
import { mixed } from "./hash.ts";
import { isRevised, readHeadline } from "./headline.ts";
import { minHash } from "./min-hash.ts";
import { pictureKey } from "./picture-key.ts";
import { type Shingles, shingles, wordCount } from "./shingles.ts";
import {
  MOST_LINKS,
  MOST_MARKS,
  MOST_NAMES,
  MOST_NUMBERS,
  MOST_OPENING,
  type Sketch,
  type SketchLink,
} from "./sketch.ts";
import { idKey, urlKey } from "./url-key.ts";

/** What the entry is judged by when stories are looked for. Costs about as much as reading its text twice; never throws. */
export function sketchOf(stored: StoredEntry): Sketch {
  const { entry } = stored;
  const read = bodyWords(entry);
  const runs = shingles(read);
  const words = wordCount(read);
  const url = urlKey(entry.url);
  const id = idKey(entry.id);
  const headline = readHeadline(entry.title);
  const picture = pictureKey(entry.image);
  return {
    ref: stored.ref,
    sourceId: stored.sourceId,
    ...(entry.language === undefined ? {} : { language: entry.language }),
    time: Date.parse(shownDates(stored).published),
    ...(url === undefined ? {} : { url }),
    ...(id === undefined || id === url ? {} : { id }),
    links: sketchLinks(entry, url),
    ...(picture === undefined ? {} : { picture }),
    words,
    shingles: runs.all.size,
    signature: minHash(runs.all),
    opening: [...runs.all].slice(0, MOST_OPENING).map((run) => run & 0xffff),
    marks: marksOf(runs),
    headline: headline.words,
    label: headline.label,
    names: lowest(read.names, MOST_NAMES),
    numbers: lowest(read.numbers, MOST_NUMBERS),
    revised: isRevised(entry.title),
    completeness: completenessOf(entry, words),
  };
}

function sketchLinks(entry: Entry, own: number | undefined): SketchLink[] {
  const found: SketchLink[] = [];
  for (const { rel, url, language } of entry.links) {
    const key = urlKey(url);
    if (rel === "related" || key === undefined || key === own) continue;
    if (found.some((link) => link.rel === rel && link.key === key)) continue;
    found.push({ rel, key, ...(language === undefined ? {} : { language }) });
  }
  return found.slice(0, MOST_LINKS);
}

/** The lowest of the telling runs; where they are too few to choose from, of all. */
function marksOf({ all, telling }: Shingles): number[] {
  const told = telling.length >= MOST_MARKS * 2 ? new Set(telling) : all;
  return lowest(new Set([...told].map((run) => mixed(run ^ 0x5bd1e995))), MOST_MARKS);
}

/** The same few of equal values wherever they are met, so that cut sets can be compared. */
function lowest(values: ReadonlySet<number>, most: number): number[] {
  return [...values].sort((a, b) => a - b).slice(0, most);
}
