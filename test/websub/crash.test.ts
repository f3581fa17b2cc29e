import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "../cli/run-command.ts";
import { type LineProcess, runLineProcess } from "../line/line-process.ts";
import { writeNetwork } from "../line/write-network.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { rss, serve } from "./documents.ts";
import { type Hub, startHub } from "./start-hub.ts";

let redis: TestRedis;
let hub: Hub;
let origin: Origin;
let directory: string;
let site: string;
let env: Record<string, string>;
const processes: LineProcess[] = [];

beforeAll(async () => {
  [redis, hub] = await Promise.all([startTestRedis(), startHub()]);
  origin = await startOrigin((request, response) =>
    serve(rss(1, { hub: hub.url, self: `${origin.url}/paper-1` }))(request, response),
  );
  directory = await mkdtemp(join(tmpdir(), "broadsheet-websub-crash-"));
  await writeNetwork(directory, origin.url, ["paper-1"]);
  const port = await freePort();
  site = `http://127.0.0.1:${port}`;
  const file = join(directory, "site.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("https://wire.example", site));
  env = { REDIS_URL: redis.url, PORT: String(port), BROADSHEET_LOG_LEVEL: "warn" };
});

afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop()));
  await Promise.all([hub.close(), origin.close()]);
  await redis.stop();
  await rm(directory, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function start(role: string): Promise<LineProcess> {
  const line = runLineProcess(["start", "--role", role, "--config", directory], env);
  processes.push(line);
  await line.says(role === "web" ? /serves http/ : /runs as/);
  return line;
}

async function titles(): Promise<string[]> {
  const response = await fetch(`${site}/sources/paper-1.json`);
  if (!response.ok) return [];
  const { items } = (await response.json()) as { items: Array<{ title: string }> };
  return items.map(({ title }) => title).sort();
}

/** Waits until the source's feed shows these titles. */
async function shows(expected: string[]): Promise<void> {
  const deadline = Date.now() + 40_000;
  while ((await titles()).join() !== expected.join()) {
    if (Date.now() > deadline) throw new Error(`the feed shows ${await titles()}, not ${expected}`);
    await pause(100);
  }
}

it("a delivery that was acknowledged survives the SIGKILL of every process, and is published once", async () => {
  const confirmed = hub.nextAnswer();
  const [web, poll] = await Promise.all([start("web"), start("poll"), start("schedule"), start("publish")]);
  expect((await confirmed).status).toBe(200);
  await shows(["Report 1"]);
  // Nobody is left to bring it in.
  await poll?.kill();
  expect((await hub.deliver(rss(2))).status).toBe(202);
  await web?.kill();
  await Promise.all([start("web"), start("poll")]);
  await shows(["Report 1", "Report 2"]);
  expect((await hub.deliver(rss(3))).status).toBe(202);
  await shows(["Report 1", "Report 2", "Report 3"]);
  expect(hub.asked.map(({ mode }) => mode)).toEqual(["subscribe"]);
  const shown = await runCommand(["status", "--config", directory], env);
  expect(shown.stdout).toMatch(/paper-1 +ok .* active, ends in 1\d min, delivered/);
  const told = await runCommand(["status", "--json", "--config", directory], env);
  const [source] = (JSON.parse(told.stdout) as { sources: Array<{ push: unknown }> }).sources;
  expect(source?.push).toMatchObject({ status: "active", deliveries: 2, hub: hub.url });
  expect(told.stdout).not.toContain(hub.asked[0]?.secret);
});
