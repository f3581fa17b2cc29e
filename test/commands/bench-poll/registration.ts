import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takeUp } from "../../../src/cli/take-up.ts";
import { loadConfiguration } from "../../../src/config/load.ts";
import type { Configuration } from "../../../src/model/configuration.ts";
import { createServices, type Services } from "../../../src/services.ts";
import { connectRedis } from "../../../src/store/connect.ts";
import { createLog } from "../../../src/telemetry/log.ts";
import { startTestRedis } from "../../redis/start-test-redis.ts";
import { figure } from "./figure.ts";
import { quietUrl } from "./queue-bench.ts";
import { keyBytes, redisBytes } from "./redis-facts.ts";

/** How long it takes until so many sources are in the schedule, and what they take there. */
export async function measureRegistration(count: number): Promise<void> {
  const sources = `${count} sources`;
  const configuration = await timed(`${sources}: YAML read and checked`, () => readYaml(count));
  const redis = await startTestRedis();
  const client = redis.client();
  const log = createLog({ level: "warn" });
  const connection = await connectRedis({ url: redis.url, directory: "", log });
  const open = () => createServices({ configuration, connection, env: { prefix: "bench" }, log });
  const services = await timed(`${sources}: compiled`, open);
  const empty = await redisBytes(client);
  await timed(`${sources}: taken up into the schedule`, () => takeUp(services, "schedule"));
  const { scheduled } = await services.due.count(services.now());
  if (scheduled !== count) throw new Error(`${scheduled} of ${count} sources are scheduled`);
  figure(`${sources}: all that was stored`, ((await redisBytes(client)) - empty) / count, "B/source");
  figure(`${sources}: their times`, (await keyBytes(client, services.keys.due)) / count, "B/source");
  await timed(`${sources}: taken up again, after a restart`, () => takeUp(services, "schedule"));
  await handOut(services, count);
  const held = (await redisBytes(client)) - empty;
  figure(`${sources}: all that is stored while every one is handed out`, held / count, "B/source");
  await services.close();
  await connection.close();
  await redis.stop();
}

/** In batches, as the scheduler does: each under a token of its own. */
async function handOut({ due, now }: Services, count: number): Promise<void> {
  for (let batch = 0; batch * 25 < count; batch += 1) {
    const token = crypto.randomUUID();
    await due.lease({ now: now(), until: now() + 3_600_000, limit: 25, token });
  }
}

async function timed<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  const result = await work();
  figure(name, performance.now() - started, "ms");
  return result;
}

async function readYaml(count: number): Promise<Configuration> {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-bench-"));
  const source = (at: number) => `- { id: paper-${at}, title: Paper ${at}, url: "${quietUrl(at)}" }\n`;
  const files: Record<string, string> = {
    "site.yaml": "title: Bench Wire\nurl: https://wire.example\nlanguage: en\ncontact: desk@wire.example\n",
    "sources.yaml": Array.from({ length: count }, (_, at) => source(at)).join(""),
    "sections.yaml": "",
    "tags.yaml": "",
  };
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const result = await loadConfiguration(folder);
    if (result.kind === "configuration") return result.configuration;
    throw new Error(`the bench's configuration has mistakes: ${result.problems[0]?.message}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
