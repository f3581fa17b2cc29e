import { fork } from "node:child_process";
import { once } from "node:events";
import { parseArgs, promisify } from "node:util";
import { gunzip } from "node:zlib";
import Parser from "rss-parser";
import { Agent, request } from "undici";
import { startTestRedis } from "../../redis/start-test-redis.ts";
import { type Cost, inLanes, measure, median } from "./measure.ts";
import { openQueueBench } from "./queue-bench.ts";

/**
 * `npm run bench:poll [-- --feeds N --rounds N]`: polls through the schedule, the queue and the poll worker beside the same requests made
 * by hand, turn by turn in one process, with an origin in another. Three kinds: nothing changed and the origin says so, the same body
 * again, one new entry in twenty. One JSON line a figure; the rate is by the clock, the CPU this process's own. With `--scale`, what more
 * sources cost, and another reader: see `scale.ts`.
 */
const { values } = parseArgs({
  options: {
    feeds: { type: "string", default: "2000" },
    rounds: { type: "string", default: "5" },
    scale: { type: "boolean", default: false },
  },
});
if (values.scale) {
  await import("./scale.ts");
  process.exit();
}
const FEEDS = Number(values.feeds);
const ROUNDS = Number(values.rounds);
/** As many requests at a time as the poll worker makes. */
const WIDTH = 64;

const origin = fork(new URL("./origin.js", import.meta.url));
const [port] = (await once(origin, "message")) as [number];
const base = `http://127.0.0.1:${port}`;
const agent = new Agent({ keepAliveTimeout: 60_000, pipelining: 1, connections: WIDTH });

try {
  await compare("304", "raw undici request", (at) => notModified(at));
  await compare("same", "fetch and gunzip", (at) => fetchAndGunzip(at));
  await compare("new", "rss-parser.parseURL", (at) => parseUrl(at));
} finally {
  await agent.close();
  origin.disconnect();
}

/** Polls through the queue and the same requests made by hand, turn by turn. */
async function compare(mode: string, name: string, byHand: (at: number) => Promise<void>): Promise<void> {
  const redis = await startTestRedis();
  const urls = Array.from({ length: FEEDS }, (_, at) => `${base}/${mode}/${at}`);
  const bench = await openQueueBench(redis.url, urls);
  try {
    await bench.round();
    await bench.wait();
    await bench.round();
    await inLanes(FEEDS, WIDTH, byHand);
    const queue: Cost[] = [];
    const hand: Cost[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await bench.wait();
      queue.push(await measure(FEEDS, bench.round));
      hand.push(await measure(FEEDS, () => inLanes(FEEDS, WIDTH, byHand)));
    }
    report(mode, name, median(queue), median(hand));
  } finally {
    await bench.close();
    await redis.stop();
  }
}

function report(mode: string, name: string, queue: Cost, hand: Cost): void {
  const line = (what: string, value: number, unit: string, ratio?: number) =>
    console.log(
      JSON.stringify({
        name: what,
        value: Math.round(value * 10) / 10,
        unit,
        ...(ratio !== undefined && { ratioTo: { [name]: Math.round(ratio * 100) / 100 } }),
      }),
    );
  line(name, hand.rate, "requests/s", 1);
  line(`${mode}: polls through the queue`, queue.rate, "polls/s", queue.rate / hand.rate);
  line(`${name}, CPU`, hand.cpu, "µs/request");
  line(`${mode}: polls through the queue, CPU`, queue.cpu, "µs/poll", hand.cpu / queue.cpu);
}

async function notModified(at: number): Promise<void> {
  const headers = { "if-none-match": `"${at}"`, "user-agent": "bench", "accept-encoding": "gzip" };
  const { body } = await request(`${base}/304/${at}`, { dispatcher: agent, headers });
  await body.dump();
}

async function fetchAndGunzip(at: number): Promise<void> {
  const headers = { "user-agent": "bench", "accept-encoding": "gzip" };
  const { body } = await request(`${base}/same/${at}`, { dispatcher: agent, headers });
  await promisify(gunzip)(await body.arrayBuffer());
}

async function parseUrl(at: number): Promise<void> {
  await new Parser().parseURL(`${base}/new-by-hand/${at}`);
}
