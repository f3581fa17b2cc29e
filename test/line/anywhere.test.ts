import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCluster } from "../redis/start-test-cluster.ts";
import { startTestRedis } from "../redis/start-test-redis.ts";
import { type InventedOrigin, startInventedOrigin } from "./invented-origin.ts";
import { inventedSource } from "./invented-source.ts";
import { type LineProcess, runLineProcess } from "./line-process.ts";
import { writeNetwork } from "./write-network.ts";

const SOURCES = [1, 2, 3].map((number) => inventedSource(number));
const VERSION = 4;
const PATHS = ["all", "sections/work", "sections/city", "tags/labor", "sources/paper-1"];

let origin: InventedOrigin;
let scratch: string;

beforeAll(async () => {
  origin = await startInventedOrigin(SOURCES);
  scratch = await mkdtemp(join(tmpdir(), "broadsheet-anywhere-"));
  await writeNetwork(
    join(scratch, "config"),
    origin.url,
    SOURCES.map(({ id }) => id),
  );
});

afterAll(async () => {
  await origin.close();
  await rm(scratch, { recursive: true });
});

interface JsonFeed {
  items: Array<{ id: string; title?: string }>;
}

async function start(env: Record<string, string>): Promise<{ line: LineProcess; url: string }> {
  const line = runLineProcess(["start", "--config", join(scratch, "config")], {
    PORT: "0",
    BROADSHEET_LOG_LEVEL: "warn",
    BROADSHEET_VAR: join(scratch, "var"),
    REDIS_URL: "",
    ...env,
  });
  const [, url = ""] = await line.says(/serves (http:\S+?)\/? /);
  return { line, url };
}

async function items(url: string, path: string): Promise<JsonFeed["items"]> {
  const response = await fetch(`${url}/${path}.json`);
  return response.ok ? ((await response.json()) as JsonFeed).items : [];
}

/** Waits until the feed of everything shows all entries in their last wording. */
async function whole(url: string): Promise<Record<string, string[]>> {
  const ids = SOURCES.flatMap((source) => source.entryIds(VERSION)).length;
  const reworded = SOURCES.length * (VERSION - 2);
  const deadline = Date.now() + 60_000;
  for (;;) {
    const all = await items(url, "all");
    if (all.length === ids && all.filter(({ title }) => title?.startsWith("Corrected")).length === reworded)
      break;
    if (Date.now() > deadline) throw new Error(`only ${all.length} of ${ids} entries arrived`);
    await pause(100);
  }
  const feeds: Record<string, string[]> = {};
  for (const path of PATHS)
    feeds[path] = (await items(url, path)).map(({ id, title }) => `${id} ${title}`).sort();
  return feeds;
}

describe("the whole line", () => {
  const runs: Record<string, Record<string, string[]>> = {};

  it("runs on a private Redis, stops without a trace, and shows the same entries at the next start", async () => {
    origin.setVersion(VERSION - 1);
    const first = await start({});
    await items(first.url, "all");
    origin.setVersion(VERSION);
    const before = await whole(first.url);
    expect(await first.line.stop()).toBe(0);
    await origin.close();
    // Nothing can be polled now: what the second start shows was kept.
    const second = await start({});
    const after: Record<string, string[]> = {};
    for (const path of PATHS)
      after[path] = (await items(second.url, path)).map(({ id, title }) => `${id} ${title}`).sort();
    expect(after).toEqual(before);
    expect(await second.line.stop()).toBe(0);
    runs["private"] = before;
    origin = await startInventedOrigin(SOURCES);
    origin.setVersion(VERSION);
    await writeNetwork(
      join(scratch, "config"),
      origin.url,
      SOURCES.map(({ id }) => id),
    );
  });

  it("runs on the server that REDIS_URL names", async () => {
    const redis = await startTestRedis();
    const { line, url } = await start({ REDIS_URL: redis.url });
    runs["named"] = await whole(url);
    expect(await line.stop()).toBe(0);
    await redis.stop();
    expect(runs["named"]).toEqual(runs["private"]);
  });

  it("runs on a cluster of three nodes", async () => {
    const cluster = await startTestCluster();
    const { line, url } = await start({ REDIS_URL: cluster.url });
    runs["cluster"] = await whole(url);
    expect(await line.stop()).toBe(0);
    await cluster.stop();
    expect(runs["cluster"]).toEqual(runs["private"]);
  });
});
