import { tieOf } from "../../../src/dedupe/story/tie-of.ts";
import type { EntryRef } from "../../../src/model/stored-entry.ts";
import type { CorpusEntry } from "./corpus-entries.ts";

/**
 * The hardest question to ask of series: the entries of each captured feed, compared as if every one were another publisher's. Prints the
 * texts that pass for copies; nearly all of them are sent twice, or all that is told of them is the same.
 */
export function reportWithinFeeds(entries: readonly CorpusEntry[]): void {
  const feeds = new Map<string, CorpusEntry[]>();
  for (const each of entries) feeds.set(each.file, [...(feeds.get(each.file) ?? []), each]);
  let compared = 0;
  const found: string[] = [];
  for (const [file, own] of feeds) {
    const strangers = own.map((each, at) => ({ ...each, sketch: asStranger(each, at) }));
    for (const [at, a] of strangers.entries()) {
      for (const b of strangers.slice(at + 1)) {
        compared += 1;
        const tie = tieOf(a.sketch, b.sketch, Number.POSITIVE_INFINITY);
        if (tie?.relation !== "copy" || tie.evidence[0]?.kind !== "text") continue;
        found.push(`  ${file}: ${a.entry.title} | ${b.entry.title}\n    ${tie.evidence[0].because}`);
      }
    }
  }
  console.log(
    `\nWithin feeds, as if no two entries had one source: ${compared} pairs, ${found.length} copies by text`,
  );
  for (const line of found) console.log(line);
}

function asStranger({ sketch }: CorpusEntry, at: number): CorpusEntry["sketch"] {
  const { ref, url, id, links, ...rest } = sketch;
  return { ...rest, sourceId: `${at}`, ref: `${at}/${ref.split("/").pop()}` as EntryRef, links: [] };
}
