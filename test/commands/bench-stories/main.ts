import { parseArgs } from "node:util";
import type { Redis } from "ioredis";
import type { StoredEntry } from "../../../src/model/stored-entry.ts";
import { createServices } from "../../../src/services.ts";
import { connectRedis } from "../../../src/store/connect.ts";
import { COMPACT } from "../../../src/store/embedded-redis.ts";
import { BLOCK } from "../../../src/store/entry-packing.ts";
import { createLog } from "../../../src/telemetry/log.ts";
import { startTestRedis } from "../../redis/start-test-redis.ts";
import { benchConfiguration } from "../bench-poll/queue-bench.ts";
import { benchTags, createBenchTexts } from "./bench-entries.ts";
import { entryAt, type Filling } from "./bench-entry.ts";
import { fill } from "./fill.ts";
import { bytesByKind } from "./key-bytes.ts";
import { NewEntries, type StepCost } from "./new-entries.ts";
import { packingReport } from "./packing-report.ts";

/**
 * `npm run bench:stories [-- --entries 10000,1000000] [--dense 100000] [--new 300]`: what stories cost, on a Redis of its own that is filled
 * with entries of 4.4 kB. First a line says how its entries pack beside those of captured feeds of the same size. Then one JSON line a store: finding
 * the story of a new entry, bringing one in with stories and without, and Redis's bytes an entry, all indexes counted, on a server set up as the
 * embedded one and with settled entries packed as they are then; last, how the dearest store compares with the first. `dense` entries all lie
 * within the horizon.
 */
const { values } = parseArgs({
  options: {
    entries: { type: "string", default: "10000,1000000" },
    dense: { type: "string", default: "100000" },
    new: { type: "string", default: "300" },
  },
});
const DAY = 86_400_000;
/** What retention keeps of a source, at most. */
const PER_SOURCE = 5_000;
/** How many entries there are for every different tag. */
const ENTRIES_A_TAG = 50;
const NEW = Number(values.new);
const found: StepCost[] = [];

for (const count of values.entries.split(",").map(Number)) found.push(await bench(count, 365 * DAY));
if (Number(values.dense) > 0) await bench(Number(values.dense), 7 * DAY);
const [first, last] = [found[0], found.at(-1)];
if (first !== undefined && last !== undefined && first !== last)
  report({ compares: "finding", clock: ratio(last.clock, first.clock), cpu: ratio(last.cpu, first.cpu) });

/** Fills a store and measures it. */
async function bench(count: number, spread: number): Promise<StepCost> {
  const redis = await startTestRedis({ settings: COMPACT });
  const connection = await connectRedis({ url: redis.url, directory: "", log: createLog({ level: "warn" }) });
  const sources = Math.max(20, Math.ceil(count / PER_SOURCE));
  const tagCount = Math.ceil(count / ENTRIES_A_TAG);
  const text = createBenchTexts(tagCount);
  const tags = (number: number) => benchTags(number, tagCount);
  const urls = Array.from({ length: sources }, (_, at) => `https://paper-${at}.example/feed`);
  const services = await createServices({
    configuration: benchConfiguration(urls),
    connection,
    env: { prefix: "bench" },
    log: createLog({ level: "warn" }),
    now: () => Date.UTC(2026, 4, 1, 12),
  });
  try {
    const client = redis.client();
    const empty = await usedMemory(client);
    const filling = { services, text, tags, entries: count, sources, spread, progress: progressOf(count) };
    if (found.length === 0) report(await packingReport(papersOf(filling)));
    await fill(filling);
    const bytes = Math.round(((await usedMemory(client)) - empty) / count);
    const news = new NewEntries(services, text, 2 * count);
    return await measure(news, {
      entries: count,
      days: spread / DAY,
      bytes,
      ...(await bytesByKind(client, count)),
    });
  } finally {
    await services.close();
    await connection.close();
    await redis.stop();
  }
}

/** Two blocks of each of ten papers. */
function papersOf(filling: Filling): StoredEntry[][] {
  return Array.from({ length: 10 }, (_, paper) =>
    Array.from({ length: 2 * BLOCK }, (__, at) => entryAt(paper + at * filling.sources, filling)),
  );
}

async function measure(news: NewEntries, facts: object): Promise<StepCost> {
  // The first ones warm up the scripts, the code and the caches.
  await news.find(50);
  await news.ingest(30);
  const find = await news.find(NEW);
  const { told, untold } = await news.ingest(NEW);
  report({
    ...facts,
    find,
    ingest: told,
    withoutStories: untold,
    ratio: { clock: ratio(told.clock, untold.clock), cpu: ratio(told.cpu, untold.cpu) },
  });
  return find;
}

async function usedMemory(client: Redis): Promise<number> {
  return Number(/^used_memory:(\d+)/m.exec(await client.info("memory"))?.[1]);
}

function ratio(one: number, other: number): number {
  return Math.round((100 * one) / other) / 100;
}

function progressOf(count: number): (done: number) => void {
  let next = 0;
  return (done) => {
    if (done < next) return;
    process.stderr.write(`\r${done} of ${count} entries stored${done === count ? "\n" : ""}`);
    next = Math.min(count, done + count / 100);
  };
}

function report(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
