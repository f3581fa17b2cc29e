import { parseFeed } from "../../src/index.ts";
import { BOMBS } from "./bombs.ts";
import { type Mutant, mutant } from "./mutate.ts";

/** A document that broke a promise; `index` runs it again. */
interface Finding {
  index: number;
  how: string;
  what: string;
}

/** What a run came to. Times are milliseconds, sizes bytes. */
export interface FuzzReport {
  count: number;
  feeds: number;
  entries: number;
  crashes: Finding[];
  slow: Finding[];
  large: Finding[];
  slowest: { index: number; how: string; ms: number };
  /** The most the resident set grew over one document. */
  mostGrowth: { index: number; how: string; bytes: number };
  peakResident: number;
}

/** No document may take longer than this, in milliseconds … */
export const LONGEST = 1000;
/** … nor let the process grow by more than this, in bytes. */
export const MOST_GROWTH = 200 * 1_048_576;

/**
 * Parses documents `from` … `from + count - 1` of the run `seed` and reports. A document over a limit is run a second time and counts only if
 * it is over it again: a busy machine is no bug of ours.
 */
export async function runFuzz(
  seeds: readonly Buffer[],
  {
    count,
    seed,
    from = 0,
    onProgress,
  }: { count: number; seed: number; from?: number; onProgress?: (report: FuzzReport) => void },
): Promise<FuzzReport> {
  const nothing = { index: from, how: "" };
  const report: FuzzReport = {
    ...{ count: 0, feeds: 0, entries: 0, crashes: [], slow: [], large: [] },
    slowest: { ...nothing, ms: 0 },
    mostGrowth: { ...nothing, bytes: 0 },
    peakResident: 0,
  };
  for (let index = from; index < from + count; index += 1) {
    await one(report, mutant(seeds, seed, index), index);
    report.count += 1;
    if (report.count % 1000 === 0) onProgress?.(report);
  }
  report.peakResident = process.resourceUsage().maxRSS * 1024;
  return report;
}

async function one(report: FuzzReport, document: Mutant, index: number): Promise<void> {
  let measured = await measure(report, document, index, index < BOMBS.length);
  if (measured.ms > LONGEST || measured.growth > MOST_GROWTH) {
    const again = await measure(report, document, index, true);
    measured = { ms: Math.min(measured.ms, again.ms), growth: Math.min(measured.growth, again.growth) };
  }
  const { how } = document;
  const { ms, growth } = measured;
  if (ms > report.slowest.ms) report.slowest = { index, how, ms };
  if (growth > report.mostGrowth.bytes) report.mostGrowth = { index, how, bytes: growth };
  if (ms > LONGEST) report.slow.push({ index, how, what: `${Math.round(ms)} ms` });
  if (growth > MOST_GROWTH) report.large.push({ index, how, what: `${Math.round(growth / 1_048_576)} MB` });
}

async function measure(
  report: FuzzReport,
  { bytes, contentType, how }: Mutant,
  index: number,
  alone: boolean,
) {
  // What earlier documents left behind must not be counted against this one.
  if (alone) globalThis.gc?.();
  const resident = process.memoryUsage.rss();
  const started = performance.now();
  try {
    const feed = await parseFeed(bytes, {
      url: "https://gazette.example/feed",
      ...(contentType !== undefined && { contentType }),
    });
    if (feed.kind === "feed") {
      report.feeds += 1;
      report.entries += feed.entries.length;
    }
  } catch (error) {
    report.crashes.push({
      index,
      how,
      what: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
  return { ms: performance.now() - started, growth: process.memoryUsage.rss() - resident };
}
