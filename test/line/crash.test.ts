import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { type InventedOrigin, startInventedOrigin } from "./invented-origin.ts";
import { inventedSource } from "./invented-source.ts";
import { type LineProcess, runLineProcess } from "./line-process.ts";
import { settled } from "./settled.ts";
import { snapshot } from "./snapshot.ts";
import { writeNetwork } from "./write-network.ts";

const SOURCES = Array.from({ length: 48 }, (_, number) => inventedSource(number + 1, 20));
const IDS = SOURCES.map(({ id }) => id);
const KILLS = 50;
const KILLS_A_VERSION = 2;
const LAST_VERSION = 1 + KILLS / KILLS_A_VERSION;
const ROLES = ["schedule", "poll", "poll", "publish"] as const;
/** The instants of the kills come from a seed, so that a run that fails can be run again. */
const SEED = Number(process.env.CRASH_SEED ?? "20260501");

let redis: TestRedis;
let origin: InventedOrigin;
let directory: string;

beforeAll(async () => {
  redis = await startTestRedis();
  origin = await startInventedOrigin(SOURCES);
  directory = await mkdtemp(join(tmpdir(), "broadsheet-crash-"));
  await writeNetwork(directory, origin.url, IDS);
});

afterAll(async () => {
  await origin.close();
  await redis.stop();
  await rm(directory, { recursive: true });
});

function run(role: string, prefix: string): LineProcess {
  return runLineProcess(["start", "--role", role, "--config", directory], {
    REDIS_URL: redis.url,
    BROADSHEET_PREFIX: prefix,
    BROADSHEET_LOG_LEVEL: "warn",
  });
}

function chance(seed: number): () => number {
  let state = seed;
  return () => {
    // mulberry32: small, seeded, and even enough to choose instants by.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function finish(prefix: string, line: LineProcess[]) {
  await settled({
    redis: redis.client(),
    prefix,
    sources: SOURCES,
    version: LAST_VERSION,
    deadline: 150_000,
  });
  for (const one of line) expect(await one.stop()).toBe(0);
  return await snapshot(redis.client(), prefix, IDS);
}

async function undisturbed() {
  origin.setVersion(LAST_VERSION);
  const line = ROLES.map((role) => run(role, "calm"));
  return await finish("calm", line);
}

async function killed() {
  const random = chance(SEED);
  const line = ROLES.map((role) => run(role, "storm"));
  await Promise.all(line.map((one) => one.says(/runs as/)));
  for (let kill = 0; kill < KILLS; kill += 1) {
    if (kill % KILLS_A_VERSION === 0) origin.setVersion(1 + kill / KILLS_A_VERSION);
    // Aimed: a document is on its way into the store and its feeds at this moment, so that the kill meets a process at work.
    await Promise.race([origin.nextDocument(), pause(10_000)]);
    await pause(random() * 60);
    const victim = Math.floor(random() * line.length);
    await line[victim]?.kill();
    const reborn = run(ROLES[victim] ?? "poll", "storm");
    line[victim] = reborn;
    await reborn.says(/runs as/);
  }
  origin.setVersion(LAST_VERSION);
  return await finish("storm", line);
}

describe(`${KILLS} SIGKILLs during ingest and publish (seed ${SEED})`, () => {
  it("lose no entry, double none, and leave the feeds of an undisturbed run", {
    timeout: 400_000,
  }, async () => {
    const storm = await killed();
    const calm = await undisturbed();
    expect(Object.keys(storm.entries)).toHaveLength(
      SOURCES.flatMap((source) => source.entryIds(LAST_VERSION)).length,
    );
    expect(storm.entries).toEqual(calm.entries);
    expect(storm.feeds).toEqual(calm.feeds);
    for (const refs of Object.values(storm.feeds)) expect(new Set(refs).size).toBe(refs.length);
  });
});
