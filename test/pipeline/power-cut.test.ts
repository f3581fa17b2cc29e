import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConfiguration } from "../../src/config/load.ts";
import type { Configuration, Source } from "../../src/model/configuration.ts";
import { type Opened, openSource } from "../../src/pipeline/open-source.ts";
import { visitSource } from "../../src/pipeline/visit-source.ts";
import { createServices, type Services } from "../../src/services.ts";
import { connectRedis, type RedisConnection } from "../../src/store/connect.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { type InventedOrigin, startInventedOrigin } from "../line/invented-origin.ts";
import { inventedSource } from "../line/invented-source.ts";
import { type Snapshot, snapshot } from "../line/snapshot.ts";
import { writeNetwork } from "../line/write-network.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { PowerCut, untilPowerCut } from "./until-power-cut.ts";

const PAPER = inventedSource(1);
/** From version 2 on one entry has another id, which the second poll must know for what it is. */
const SOURCE = {
  ...PAPER,
  document: (version: number) =>
    version === 1 ? PAPER.document(1) : PAPER.document(version).replace("entry-2<", "entry-2-b<"),
};

let redis: TestRedis;
let origin: InventedOrigin;
let connection: RedisConnection;
let configuration: Configuration;
let directory: string;

beforeAll(async () => {
  redis = await startTestRedis();
  origin = await startInventedOrigin([SOURCE]);
  directory = await mkdtemp(join(tmpdir(), "broadsheet-power-"));
  await writeNetwork(directory, origin.url, [SOURCE.id]);
  const loaded = await loadConfiguration(directory);
  if (loaded.kind !== "configuration") throw new Error("the test's own configuration is wrong");
  configuration = loaded.configuration;
  connection = await connectRedis({ url: redis.url, directory, log: createLog({ level: "silent" }) });
});

afterAll(async () => {
  await connection.close();
  await origin.close();
  await redis.stop();
  await rm(directory, { recursive: true });
});

function configured(): Source {
  const [source] = configuration.sources;
  if (source === undefined) throw new Error("the test's own configuration has no source");
  return source;
}

async function open(services: Services): Promise<Opened> {
  return await openSource(configured(), services);
}

async function poll(services: Services, opened?: Opened): Promise<void> {
  await visitSource(configured(), opened ?? (await open(services)), services);
}

/** Polls version 1, then version 4 with the power cut at an instant, then version 4 again with power. */
async function run(
  prefix: string,
  instant: number,
): Promise<{ left: Snapshot & { known: string[]; twins: object }; cut: boolean; asked: string[] }> {
  const log = createLog({ level: "silent" });
  const services = await createServices({ configuration, connection, env: { prefix }, log });
  const announced = new Set<string>();
  const listener = redis.client();
  listener.on("message", (_channel: string, path: string) => announced.add(path));
  await listener.subscribe(services.keys.changes);
  // What was said before the answer to a ping has been heard.
  const heard = async () => {
    await services.queues.queueAsked();
    await listener.ping();
  };
  let cut = false;
  try {
    origin.setVersion(1);
    await poll(services);
    await heard();
    announced.clear();
    origin.setVersion(4);
    // Read with power: what a process forgets when it dies is what it had read.
    const opened = await open(services);
    await poll(untilPowerCut(services, instant), opened).catch((error: unknown) => {
      if (!(error instanceof PowerCut)) throw error;
      cut = true;
    });
    await poll(services);
    await heard();
    const waiting = await services.redis.keys(`${services.keys.queues}:publish:de:*`);
    const queued = waiting.map((key) => key.split(":de:")[1] ?? "");
    const asked = [...queued, ...announced].sort();
    const { keys, redis: store } = services;
    const known = (await store.hkeys(keys.known(SOURCE.id))).sort();
    const twins = await store.hgetall(keys.twins(SOURCE.id));
    const left = { ...(await snapshot(store, prefix, [SOURCE.id])), known, twins };
    return { left, cut, asked };
  } finally {
    listener.disconnect();
    await services.close();
  }
}

describe("a poll that dies", () => {
  it("at whatever step leaves nothing that the next poll does not finish", async () => {
    const undisturbed = await run("undisturbed", Number.POSITIVE_INFINITY);
    expect(undisturbed.cut).toBe(false);
    expect(Object.keys(undisturbed.left.entries)).toHaveLength(SOURCE.entryIds(4).length);
    let instant = 1;
    for (; ; instant += 1) {
      const { left, cut, asked } = await run(`cut-${instant}`, instant);
      if (!cut) break;
      expect(left, `cut at step ${instant}`).toEqual(undisturbed.left);
      expect(asked, `cut at step ${instant}`).toEqual(undisturbed.asked);
    }
    expect(instant).toBeGreaterThan(10);
  });
});
