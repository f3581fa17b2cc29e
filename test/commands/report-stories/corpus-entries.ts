import { readFileSync } from "node:fs";
import { lookupKeys } from "../../../src/dedupe/story/lookup-keys.ts";
import type { Sketch } from "../../../src/dedupe/story/sketch.ts";
import { sketchOf } from "../../../src/dedupe/story/sketch-of.ts";
import { tieOf } from "../../../src/dedupe/story/tie-of.ts";
import { parseFeed } from "../../../src/index.ts";
import type { Entry } from "../../../src/model/entry.ts";
import type { Tie } from "../../../src/model/story.ts";
import { asStored } from "../../dedupe/story/stored-from.ts";
import { documentsUnder } from "../seeds.ts";

/** An entry of a captured feed. */
export interface CorpusEntry {
  /** Path of the document in the corpus. */
  file: string;
  entry: Entry;
  sketch: Sketch;
}

/** Two entries of captured feeds that were tied. */
export interface CorpusTie {
  a: CorpusEntry;
  b: CorpusEntry;
  tie: Tie;
}

/** Every entry of the feed documents of a corpus, as if each document were a source. What is no feed is left out. */
export async function corpusEntries(corpus: URL): Promise<CorpusEntry[]> {
  const found: CorpusEntry[] = [];
  for (const { path } of documentsUnder(corpus)) {
    const feed = await parseFeed(readFileSync(path), { url: "https://corpus.example/feed" });
    if (feed.kind !== "feed") continue;
    const file = path.slice(corpus.pathname.length);
    const source = file.toLowerCase().replace(/[^a-z\d]+/g, "-");
    for (const entry of feed.entries)
      found.push({ file, entry, sketch: sketchOf(asStored(source, entry, "2017-01-07T12:00:00.000Z")) });
  }
  return found;
}

/** Ties among entries, found as the service finds them, by their keys; of all times, so that more are compared than ever would be. */
export function tiesAmong(entries: readonly CorpusEntry[]): { ties: CorpusTie[]; compared: number } {
  const posted = new Map<string, CorpusEntry[]>();
  const ties: CorpusTie[] = [];
  let compared = 0;
  for (const entry of entries) {
    const keys = lookupKeys(entry.sketch);
    const candidates = new Set(keys.flatMap((key) => posted.get(key) ?? []));
    for (const candidate of candidates) {
      compared += 1;
      const tie = tieOf(candidate.sketch, entry.sketch, Number.POSITIVE_INFINITY);
      if (tie !== undefined) ties.push({ a: candidate, b: entry, tie });
    }
    for (const key of keys) posted.set(key, [...(posted.get(key) ?? []), entry]);
  }
  return { ties, compared };
}
