import { readFileSync } from "node:fs";
import { fingerprint } from "../../../src/dedupe/fingerprint.ts";
import { parseFeed } from "../../../src/index.ts";
import type { Entry } from "../../../src/model/entry.ts";
import type { StoredEntry } from "../../../src/model/stored-entry.ts";
import { packBlock } from "../../../src/store/entry-block.ts";
import { packEntry } from "../../../src/store/entry-codec.ts";
import { BLOCK } from "../../../src/store/entry-packing.ts";
import { asStored } from "../../dedupe/story/stored-from.ts";
import { corpusFolder, documentsUnder } from "../seeds.ts";

/** How entries pack: bytes an entry of the same size as the bench's. */
interface Packing {
  of: string;
  entries: number;
  sources: number;
  /** By itself, as it comes in. */
  alone: number;
  /** Beside others of its source, once it has settled. */
  inBlock: number;
}

interface Sized {
  stored: StoredEntry;
  json: number;
  alone: number;
}

/** Of an entry's JSON, text is at least so much: those of captured feeds that are mostly links and pictures pack far better. */
const TEXT = 0.7;
/** Entries of a source that tell how its entries pack together. */
const ENOUGH = 8;

/**
 * How the bench's entries pack, beside those of captured feeds of the same size (within a tenth), so that it can be seen whether the bench's texts are
 * made easy. Every source counts the same. Together are packed those of at least half the size and at most half more, of sources with at least eight.
 */
export async function packingReport(
  papers: readonly StoredEntry[][],
): Promise<{ json: number; packings: Packing[] }> {
  const bench = papers.map((paper) => paper.map(sized));
  const all = bench.flat();
  const json = Math.round(all.reduce((sum, one) => sum + one.json, 0) / all.length);
  const packings = [await packingOf("bench", bench, json)];
  if (corpusFolder)
    packings.push(await packingOf("captured feeds", await capturedSources(corpusFolder), json));
  return { json, packings };
}

async function packingOf(of: string, sources: readonly Sized[][], json: number): Promise<Packing> {
  const alike = sources
    .map((source) => source.filter((one) => Math.abs(one.json - json) <= json / 10 && isText(one)))
    .filter((source) => source.length > 0);
  const alone = mean(alike.map((source) => sum(source, "alone") / sum(source, "json")));
  const together: number[] = [];
  for (const source of sources) {
    const some = source.filter((one) => one.json >= json / 2 && one.json <= 1.5 * json);
    if (some.length >= ENOUGH) together.push((await bytesInBlocks(some)) / sum(some, "alone"));
  }
  return {
    of,
    entries: alike.flat().length,
    sources: alike.length,
    alone: Math.round(json * alone),
    inBlock: Math.round(json * alone * mean(together)),
  };
}

async function bytesInBlocks(entries: readonly Sized[]): Promise<number> {
  let bytes = 0;
  for (let start = 0; start < entries.length; start += BLOCK) {
    const some = entries.slice(start, start + BLOCK);
    // A last block of few would pack like few.
    if (start > 0 && some.length < ENOUGH) bytes *= entries.length / start;
    else {
      const members = some.map(({ stored }) => ({ key: stored.ref.slice(-12), bytes: packEntry(stored) }));
      bytes += (await packBlock(members)).length;
    }
  }
  return bytes;
}

async function capturedSources(corpus: URL): Promise<Sized[][]> {
  const met = new Set<string>();
  const sources: Sized[][] = [];
  for (const { path } of documentsUnder(corpus)) {
    const feed = await parseFeed(readFileSync(path), { url: "https://corpus.example/feed" });
    if (feed.kind !== "feed") continue;
    const name = path
      .slice(corpus.pathname.length)
      .toLowerCase()
      .replace(/[^a-z\d]+/g, "-");
    // A feed may have been captured several times.
    const fresh = feed.entries.filter((entry) => !met.has(textOf(entry)));
    for (const entry of fresh) met.add(textOf(entry));
    sources.push(fresh.map((entry) => sized({ ...asStored(name, entry), fingerprint: fingerprint(entry) })));
  }
  return sources;
}

function sized(stored: StoredEntry): Sized {
  return { stored, json: Buffer.byteLength(JSON.stringify(stored)), alone: packEntry(stored).length };
}

function isText({ stored, json }: Sized): boolean {
  return Buffer.byteLength(textOf(stored.entry)) >= TEXT * json;
}

function textOf({ content = "", summary = "" }: Entry): string {
  return content.length > summary.length ? content : summary;
}

function sum(entries: readonly Sized[], what: "json" | "alone"): number {
  return entries.reduce((total, one) => total + one[what], 0);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0) / numbers.length;
}
