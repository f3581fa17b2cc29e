import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { loadConfiguration } from "../../src/config/load.ts";
import { runWorker } from "../../src/queue/run-worker.ts";
import { createServices, type Services } from "../../src/services.ts";
import { connectRedis, type RedisConnection } from "../../src/store/connect.ts";
import { createLog } from "../../src/telemetry/log.ts";
import pollWorker from "../../workers/poll.ts";
import scheduleWorker from "../../workers/schedule.ts";
import { inventedSource } from "../line/invented-source.ts";
import { writeNetwork } from "../line/write-network.ts";
import { startTcpOrigin, type TcpOrigin } from "../origin/start-tcp-origin.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";

const SITE = `title: The Loopback Wire
url: https://wire.example
language: en
contact: desk@wire.example
polling: { min: 1h, timeout: 5m, perHost: { scope: host } }
network: { allow: ["127.0.0.0/8"] }
`;
const log = createLog({ level: "silent" });
const dripping = new Set<Socket>();
let redis: TestRedis;
let directory: string;
let connection: RedisConnection;
let services: Services;
let origins: TcpOrigin[];

/** Header, body, or nothing, a byte at a time and without end. */
const drips = ["HTTP/1.1 200 OK\r\nx: ", "HTTP/1.1 200 OK\r\n\r\n", ""];
function drip(socket: Socket, head: string): void {
  dripping.add(socket);
  socket.write(head);
  const timer = setInterval(() => head !== "" && socket.write("a"), 10);
  socket.on("close", () => {
    clearInterval(timer);
    dripping.delete(socket);
  });
}

const BAD = Array.from({ length: 8 }, (_, at) => `bad-${at}`);

beforeEach(async () => {
  const document = inventedSource(1).document(1);
  redis = await startTestRedis();
  const bad = BAD.map((_, at) =>
    startTcpOrigin((socket) => drip(socket, drips[at % 3] ?? ""), `127.0.0.${10 + at}`),
  );
  const good = startTcpOrigin(
    (socket) => socket.end(`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${document}`),
    "127.0.0.9",
  );
  origins = await Promise.all([...bad, good]);
  directory = await mkdtemp(join(tmpdir(), "broadsheet-neighbours-"));
  await writeNetwork(directory, "", []);
  await writeFile(join(directory, "site.yaml"), SITE);
  const sources = [...BAD, "good"].map(
    (id, at) => `- { id: ${id}, title: ${id}, url: "${origins[at]?.url}/" }`,
  );
  await writeFile(join(directory, "sources.yaml"), sources.join("\n"));
  const loaded = await loadConfiguration(directory);
  if (loaded.kind !== "configuration") throw new Error("the test's own configuration is wrong");
  connection = await connectRedis({ url: redis.url, directory, log });
  services = await createServices({ ...loaded, connection, env: { prefix: "neighbours" }, log });
});
afterEach(async () => {
  await services.close();
  await connection.close();
  for (const origin of origins) await origin.close();
  await redis.stop();
  await rm(directory, { recursive: true });
});

const states = () => Promise.all(BAD.map((id) => services.sources.state(id)));

it("a good source is polled while eight bad ones drip", { timeout: 60_000 }, async () => {
  const { due, keys, connect, sources, now } = services;
  await due.schedule([...BAD, "good"], now());
  await scheduleWorker(services).work({}, new AbortController().signal);
  const worker = runWorker(pollWorker(services), { connect, prefix: keys.queues, log });
  await vi.waitFor(async () => expect((await sources.state("good")).documents).toBe(1), { timeout: 50_000 });
  await vi.waitFor(() => expect(dripping.size).toBe(BAD.length), { timeout: 50_000 });
  // All eight are still at it: nothing that came before had to wait for them.
  expect((await states()).map(({ lastPoll }) => lastPoll)).toEqual(BAD.map(() => undefined));
  for (const socket of dripping) socket.destroy();
  await worker.stop(30_000);
  expect((await states()).map(({ outcome }) => outcome)).toEqual(BAD.map(() => "failed"));
});
