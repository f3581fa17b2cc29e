import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestRedis } from "../../redis/start-test-redis.ts";
import { newsboat } from "../readers/newsboat.ts";
import { run } from "../readers/run.ts";
import { figure } from "./figure.ts";
import { openQueueBench } from "./queue-bench.ts";
import { redisCpu } from "./redis-facts.ts";

/** Fewer than the origin has versions, so that each brings one entry that was never there. */
const ROUNDS = 9;
const WARM = 3;

/**
 * CPU of a poll that brings one new entry in twenty, beside Debian's newsboat with the same feeds at the same versions: one process that
 * reloads all of them, its start included.
 */
export async function measureNewsboat(feeds: number): Promise<void> {
  const missing = await newsboat.missing();
  if (missing !== undefined) {
    console.log(JSON.stringify({ name: "CPU of a changed poll beside newsboat", missing }));
    return;
  }
  const origin = fork(new URL("./origin.js", import.meta.url));
  const [port] = (await once(origin, "message")) as [number];
  const urls = (mode: string) =>
    Array.from({ length: feeds }, (_, at) => `http://127.0.0.1:${port}/${mode}/${at}`);
  const theirs = await newsboatCosts(urls("new-newsboat"));
  const { own, redis } = await ourCosts(urls("new"));
  origin.disconnect();
  const name = "one new entry in twenty";
  figure(`${name}: newsboat, CPU`, theirs, "µs/poll", ["newsboat", 1]);
  figure(`${name}: CPU`, own, "µs/poll", ["newsboat", theirs / own]);
  figure(`${name}: Redis' CPU`, redis, "µs/poll");
  figure(`${name}: CPU with Redis'`, own + redis, "µs/poll", ["newsboat", theirs / (own + redis)]);
}

async function newsboatCosts(urls: readonly string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "newsboat-"));
  const file = (name: string) => join(folder, name);
  await writeFile(file("urls"), `${urls.join("\n")}\n`);
  await writeFile(file("config"), "max-items 0\ndownload-retries 1\n");
  const command = `TIMEFORMAT='%3U %3S'; time newsboat -u ${file("urls")} -c ${file("cache.db")} -C ${file("config")} -x reload`;
  const costs: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { code, stderr } = await run("bash", ["-c", command], "", { HOME: folder, TERM: "dumb" });
      const [, user, system] = /([\d.]+) ([\d.]+)\s*$/.exec(stderr) ?? [];
      if (code !== 0 || system === undefined) throw new Error(`newsboat ended with ${code}: ${stderr}`);
      if (round > 0) costs.push((Number(user) + Number(system)) * 1e6);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return middle(costs) / urls.length;
}

async function ourCosts(urls: readonly string[]): Promise<{ own: number; redis: number }> {
  const redis = await startTestRedis();
  const client = redis.client();
  const bench = await openQueueBench(redis.url, urls);
  const own: number[] = [];
  const server: number[] = [];
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    if (round > 0) await bench.wait();
    const [before, theirs] = [process.cpuUsage(), await redisCpu(client)];
    await bench.round();
    const { user, system } = process.cpuUsage(before);
    if (round >= WARM) {
      own.push(user + system);
      server.push((await redisCpu(client)) - theirs);
    }
  }
  await bench.close();
  await redis.stop();
  return { own: middle(own) / urls.length, redis: middle(server) / urls.length };
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
