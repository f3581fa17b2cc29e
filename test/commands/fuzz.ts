import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { BOMBS } from "./mutate.ts";
import { MOST_GROWTH, runFuzz } from "./run-fuzz.ts";
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
const alone = from === 0 && count >= BOMBS.length ? bombsAlone() : [];
for (const { how, bytes } of alone) {
  if (bytes > MOST_GROWTH)
    console.log(`alone in a process: ${how}: the peak grows by ${megabytes(bytes)} MB`);
}
console.log(
  `${report.count} documents, seed ${seed}: ${crashes.length} crashes, ${slow.length} over 1 s, ${large.length} over 200 MB. ` +
    `${report.feeds} were feeds, ${report.entries} entries. Slowest ${Math.round(slowest.ms)} ms (${slowest.how}, ${slowest.index}); ` +
    `most growth ${megabytes(mostGrowth.bytes)} MB (${mostGrowth.how}, ${mostGrowth.index}); peak resident ${megabytes(peakResident)} MB.`,
);
console.log(JSON.stringify({ peakResident }));
if (crashes.length + slow.length + large.length > 0 || alone.some(({ bytes }) => bytes > MOST_GROWTH)) {
  process.exitCode = 1;
}

/** By how much each bomb raises the peak resident size over a process that parses an ordinary document. */
function bombsAlone(): { how: string; bytes: number }[] {
  const ordinary = peakOf(BOMBS.length);
  return BOMBS.map(({ how }, index) => ({ how, bytes: peakOf(index) - ordinary }));
}

function peakOf(index: number): number {
  const command = [
    fileURLToPath(import.meta.url),
    "--seed",
    String(seed),
    "--from",
    String(index),
    "--count",
    "1",
  ];
  const { stdout } = spawnSync(process.execPath, ["--expose-gc", ...command], { encoding: "utf8" });
  const last = stdout.trim().split("\n").at(-1) ?? "";
  return (JSON.parse(last) as { peakResident: number }).peakResident;
}
