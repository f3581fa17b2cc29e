import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis, type RedisOptions } from "ioredis";
import { awaitAnswer } from "../../src/store/redis/await-answer.ts";
import { superviseServer } from "../../src/store/redis/supervised-server.ts";

/** A private server for one test file. */
export interface TestRedis {
  /** As `REDIS_URL` takes it. */
  url: string;
  /** Path of its Unix socket. */
  socket: string;
  /** The server's process id. */
  pid: number;
  /** A new client, closed by {@link stop}. */
  client(options?: RedisOptions): Redis;
  /** Closes the clients, ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** What a test may ask of its server. */
export interface TestRedisOptions {
  /** Keep an append-only file. */
  persist?: boolean;
  /** Further settings, as on the server's command line: `["--requirepass", "secret"]`. */
  settings?: string[];
}

/** Starts a `redis-server` or `valkey-server` of the test's own on a Unix socket in a temporary folder, whatever `REDIS_URL` says. */
export async function startTestRedis({
  persist = false,
  settings = [],
}: TestRedisOptions = {}): Promise<TestRedis> {
  const directory = await mkdtemp(join(tmpdir(), "broadsheet-test-"));
  const socket = join(directory, "redis.sock");
  const server = await startTestServer(directory, [
    ...["--port", "0", "--unixsocket", socket],
    ...["--appendonly", persist ? "yes" : "no"],
    ...settings,
  ]);
  const clients: Redis[] = [];
  return {
    url: `redis+unix://${socket}`,
    socket,
    pid: server.pid,
    client(options = {}) {
      const client = new Redis({ path: socket, ...options });
      clients.push(client);
      return client;
    },
    async stop() {
      for (const client of clients) client.disconnect();
      await server.stop();
      await rm(directory, { recursive: true });
    },
  };
}

/** A server process of the tests, which ends with the test process at the latest. */
export interface TestServer {
  pid: number;
  stop(): Promise<void>;
}

/** Starts a server with `settings` and waits until it answers on `redis.sock` in `directory`. */
export async function startTestServer(directory: string, settings: string[]): Promise<TestServer> {
  const server = superviseServer(directory, ["--dir", directory, "--save", "", ...settings]);
  const socket = join(directory, "redis.sock");
  if (!(await awaitAnswer(socket, server.exited, 30_000))) {
    await server.stop(0);
    throw new Error(`the test's Redis did not start:\n${(await server.exited).lines.join("\n")}`);
  }
  return { pid: await processId(socket, settings), stop: () => server.stop(10_000) };
}

async function processId(socket: string, settings: string[]): Promise<number> {
  const password = settings[settings.indexOf("--requirepass") + 1];
  const client = new Redis({ path: socket, ...(settings.includes("--requirepass") && { password }) });
  const pid = /process_id:(\d+)/.exec(await client.info("server"))?.[1];
  client.disconnect();
  return Number(pid);
}
