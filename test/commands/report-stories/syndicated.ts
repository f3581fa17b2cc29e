import { readFileSync } from "node:fs";
import { tieOf } from "../../../src/dedupe/story/tie-of.ts";
import type { CorpusEntry, CorpusTie } from "./corpus-entries.ts";

/** One row of PAIRS.tsv. */
interface Row {
  fileA: string;
  fileB: string;
  kind: string;
  titleA: string;
  titleB: string;
}

/** Judges the pairs that PAIRS.tsv lists. False where a text that is the same is not a copy, or one that is not is. */
export function reportListed(corpus: URL, entries: readonly CorpusEntry[]): boolean {
  const rows = readRows(corpus);
  let good = true;
  console.log(`\nsyndicated/PAIRS.tsv: ${rows.length} pairs`);
  for (const { fileA, fileB, kind, titleA, titleB } of rows) {
    const a = entryOf(entries, fileA, titleA);
    const b = entryOf(entries, fileB, titleB);
    const tie = a && b && tieOf(a.sketch, b.sketch, Number.POSITIVE_INFINITY);
    const right = (tie?.relation === "copy") === (kind === "same text");
    if (!right) good = false;
    console.log(`  ${right ? "right" : "WRONG"}  ${kind} → ${tie?.relation ?? "none"}: ${titleA}`);
    for (const { because } of tie?.evidence ?? []) console.log(`         ${because}`);
  }
  return good;
}

/** Copies in the files of `syndicated/` that PAIRS.tsv does not list, but for those of one publisher's address: to be read. */
export function reportUnlisted(corpus: URL, ties: readonly CorpusTie[]): void {
  const rows = readRows(corpus);
  const listed = new Set(
    rows.flatMap(({ titleA, titleB }) => [`${titleA}\n${titleB}`, `${titleB}\n${titleA}`]),
  );
  const files = new Set(rows.flatMap(({ fileA, fileB }) => [fileA, fileB]));
  const found = ties.filter(
    ({ a, b, tie }) =>
      tie.relation === "copy" &&
      files.has(a.file) &&
      files.has(b.file) &&
      !listed.has(`${a.entry.title}\n${b.entry.title}`),
  );
  printForeign("Copies in these files that are not listed", found);
}

/** Prints copies between different publishers with what decided; of one publisher's feeds, and under one title, only their number. */
export function printForeign(where: string, found: readonly CorpusTie[]): void {
  const foreign = found.filter(({ a, b }) => hostOf(a) !== hostOf(b));
  const retitled = foreign.filter(({ a, b }) => plain(a.entry.title) !== plain(b.entry.title));
  console.log(
    `\n${where}: ${found.length}, ${found.length - foreign.length} on one host, ${foreign.length - retitled.length} more under one title; the others:`,
  );
  for (const { a, b, tie } of retitled) {
    console.log(`  ${a.file}: ${a.entry.title}\n  ${b.file}: ${b.entry.title}`);
    for (const { because } of tie.evidence) console.log(`    ${because}`);
  }
}

function plain(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function hostOf({ entry, file }: CorpusEntry): string {
  const host = entry.url === undefined ? file : (URL.parse(entry.url)?.hostname ?? file);
  return host.split(".").slice(-2).join(".");
}

function readRows(corpus: URL): Row[] {
  return readFileSync(new URL("syndicated/PAIRS.tsv", corpus), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"))
    .map(([, fileA = "", fileB = "", kind = "", , , titleA = "", titleB = ""]) => ({
      fileA,
      fileB,
      kind,
      titleA: titleA.trim(),
      titleB: titleB.trim(),
    }));
}

function entryOf(entries: readonly CorpusEntry[], file: string, title: string): CorpusEntry | undefined {
  return entries.find((each) => each.file === file && each.entry.title.trim() === title);
}
