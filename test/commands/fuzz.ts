import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { BOMBS } from "./bombs.ts";
import { LONGEST, MOST_GROWTH, runFuzz } from "./run-fuzz.ts";
import { corpusFolder, fuzzSeeds } from "./seeds.ts";

/**
 * `npm run fuzz -- --count N --seed S [--from I]`: parses N mutated documents and ends with 1 where one crashed, took over a second or let
 * the process grow by over 200 MB. `--from I --count 1` runs one finding again. The bombs a run begins with are measured once more, each in
 * a process of its own: only there does the peak tell what one document cost.
 */
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
  },
});
const [count, seed, from] = [values.count, values.seed, values.from].map(Number);
if (
  count === undefined ||
  seed === undefined ||
  from === undefined ||
  ![count, seed, from].every(Number.isSafeInteger)
) {
  throw new Error("--count, --seed and --from are whole numbers");
}

const seeds = fuzzSeeds();
console.log(`${seeds.length} seeds${corpusFolder === undefined ? ", the corpus is absent" : ""}`);
const started = performance.now();
const report = await runFuzz(seeds, {
  count,
  seed,
  from,
  onProgress: ({ count: done, crashes, slow, large, slowest }) => {
    if (done % 10_000 !== 0) return;
    const rate = Math.round(done / ((performance.now() - started) / 1000));
    const found = crashes.length + slow.length + large.length;
    console.log(
      `${done} of ${count}, ${rate}/s, ${found} findings, slowest ${Math.round(slowest.ms)} ms (${slowest.how})`,
    );
  },
});
for (const finding of [...report.crashes, ...report.slow, ...report.large].slice(0, 50)) {
  console.log(`--seed ${seed} --from ${finding.index} --count 1: ${finding.how}: ${finding.what}`);
}
const { crashes, slow, large, slowest, mostGrowth, peakResident } = report;
const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);
const alone =
  from === 0 && count >= BOMBS.length ? BOMBS.map(({ how }, index) => aloneInProcess(how, index)) : [];
const over = alone.filter(({ ms, bytes }) => ms > LONGEST || bytes > MOST_GROWTH);
for (const { how, ms, bytes } of over)
  console.log(`alone in a process: ${how}: ${Math.round(ms)} ms, ${megabytes(bytes)} MB`);
console.log(
  `${report.count} documents, seed ${seed}: ${crashes.length} crashes, ${slow.length} over 1 s, ${large.length} over 200 MB. ` +
    `${report.feeds} were feeds, ${report.entries} entries. Slowest ${Math.round(slowest.ms)} ms (${slowest.how}, ${slowest.index}); ` +
    `most growth ${megabytes(mostGrowth.bytes)} MB (${mostGrowth.how}, ${mostGrowth.index}); peak resident ${megabytes(peakResident)} MB.`,
);
if (alone.length > 0) {
  const longest = alone.reduce((most, each) => (each.ms > most.ms ? each : most));
  const largest = alone.reduce((most, each) => (each.bytes > most.bytes ? each : most));
  console.log(
    `${alone.length} bombs, each alone in a process: longest ${Math.round(longest.ms)} ms (${longest.how}), ` +
      `largest ${megabytes(largest.bytes)} MB (${largest.how}).`,
  );
}
if (crashes.length + slow.length + large.length + over.length > 0) process.exitCode = 1;

interface Alone {
  how: string;
  ms: number;
  bytes: number;
}

/** What a bomb takes where nothing else has been parsed: the better of two tries where the first is over a limit. */
function aloneInProcess(how: string, index: number): Alone {
  const first = { how, ...measuredAlone(index) };
  if (first.ms <= LONGEST && first.bytes <= MOST_GROWTH) return first;
  const again = measuredAlone(index);
  return { how, ms: Math.min(first.ms, again.ms), bytes: Math.min(first.bytes, again.bytes) };
}

function measuredAlone(index: number): { ms: number; bytes: number } {
  const script = fileURLToPath(new URL("bomb-alone.js", import.meta.url));
  const { stdout } = spawnSync(process.execPath, ["--expose-gc", script, String(index)], {
    encoding: "utf8",
  });
  // One that ended the process took everything.
  return stdout.trim() === ""
    ? { ms: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY }
    : JSON.parse(stdout);
}
