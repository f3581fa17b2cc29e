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
import { agencyReport, paperOf } from "./agency-report.ts";
import { PowerCut, untilPowerCut } from "./until-power-cut.ts";

const PAPER = inventedSource(1);
const [TOLD_FIRST, TOLD_LAST] = [agencyReport(1), agencyReport(2)];
/**
 * From version 2 on one entry has another id, which the second poll must know for what it is. Its first entry tells what another paper tells,
 * until version 4 rewrites it; then its last tells what a third one does.
 */
const SOURCE = {
  ...PAPER,
  document: (version: number) => {
    const document = PAPER.document(version)
      .replace(textOf(1), TOLD_FIRST.text)
      .replace(textOf(9), TOLD_LAST.text);
    return version === 1 ? document : document.replace("entry-2<", "entry-2-b<");
  },
};
const OTHERS = [TOLD_FIRST, TOLD_LAST].map((report, at) => {
  const id = `paper-${at + 2}`;
  const document = () => paperOf([{ ...report, paper: id, date: "2026-05-01T12:00:00Z" }]);
  return { id, document, entryIds: () => [] };
});
const IDS = [SOURCE, ...OTHERS].map(({ id }) => id);
/** Soon after what is told, so that it is within the stories' horizon. */
const NOW = Date.UTC(2026, 4, 2);

function textOf(entry: number): string {
  return `<p>What happened on day ${entry}, told by paper 1.</p>`;
}

let redis: TestRedis;
let origin: InventedOrigin;
let connection: RedisConnection;
let configuration: Configuration;
let directory: string;

beforeAll(async () => {
  redis = await startTestRedis();
  origin = await startInventedOrigin([SOURCE, ...OTHERS]);
  directory = await mkdtemp(join(tmpdir(), "broadsheet-power-"));
  await writeNetwork(directory, origin.url, IDS);
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

function configured(id = SOURCE.id): Source {
  const source = configuration.sources.find((one) => one.id === id);
  if (source === undefined) throw new Error("the test's own configuration has no source");
  return source;
}

async function open(services: Services): Promise<Opened> {
  return await openSource(configured(), services);
}

async function poll(services: Services, opened?: Opened): Promise<void> {
  await visitSource(configured(), opened ?? (await open(services)), services);
}

/** What a run leaves. */
interface Left extends Snapshot {
  known: string[];
  twins: object;
  stories: { ties: Record<string, string>; evidence: object };
}

/** Polls version 1, then version 4 with the power cut at an instant, then version 4 again with power. */
async function run(prefix: string, instant: number): Promise<{ left: Left; cut: boolean; asked: string[] }> {
  const log = createLog({ level: "silent" });
  const services = await createServices({ configuration, connection, env: { prefix }, log, now: () => NOW });
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
    for (const other of OTHERS.map(({ id }) => configured(id)))
      await visitSource(other, await openSource(other, services), services);
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
    const twins = (await store.hvals(keys.twins(SOURCE.id))).flatMap((lines) => lines.split("\n")).sort();
    const stories = { ties: await store.hgetall(keys.ties), evidence: await store.hgetall(keys.evidence) };
    const left = { ...(await snapshot(store, prefix, IDS)), known, twins, stories };
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
    expect(Object.keys(undisturbed.left.entries)).toHaveLength(SOURCE.entryIds(4).length + 2);
    // One tie, the earlier one gone, and the other papers' feeds told of it.
    const lines = Object.values(undisturbed.left.stories.ties);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^c[^\n]+$/);
    for (const { id } of OTHERS) expect(undisturbed.asked).toContain(`sources/${id}`);
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
