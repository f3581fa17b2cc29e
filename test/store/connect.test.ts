import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Queue, Worker } from "bullmq";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ConnectOptions, connectRedis, type RedisConnection } from "../../src/store/connect.ts";
import { RedisUnavailable } from "../../src/store/redis/redis-unavailable.ts";
import { startTestCluster, type TestCluster } from "../redis/start-test-cluster.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";

const said: string[] = [];
const log = { info: (message: string) => said.push(message), warn: (message: string) => said.push(message) };
const opened: RedisConnection[] = [];

async function connect(url: string, options: Partial<ConnectOptions> = {}): Promise<RedisConnection> {
  const connection = await connectRedis({ url, directory: "/nowhere", log, ...options });
  opened.push(connection);
  return connection;
}

/** The one sentence with which connecting is refused. */
async function refusal(url: string, patience = 300): Promise<string> {
  const error = await connect(url, { patience }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(RedisUnavailable);
  return error instanceof Error ? error.message : "";
}

describe("a server", () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  afterAll(async () => {
    for (const connection of opened.splice(0)) await connection.close();
    await redis.stop();
  });

  test("on a Unix socket answers, and a duplicate is a connection of its own", async () => {
    const connection = await connect(redis.url);
    const second = connection.duplicate({ maxRetriesPerRequest: null });
    expect(await connection.client.call("CLIENT", "ID")).not.toEqual(await second.call("CLIENT", "ID"));
    expect(second.options).toMatchObject({ maxRetriesPerRequest: null });
    expect(connection.warnings).toEqual([]);
  });

  test("is used in the database that the address names", async () => {
    const connection = await connect(`${redis.url}?db=3`);
    await connection.client.set("where", "three");
    const plain = redis.client({ db: 3 });
    expect(await plain.get("where")).toBe("three");
  });

  test("carries a BullMQ queue and worker", async () => {
    const connection = await connect(redis.url);
    const queue = new Queue("greetings", { connection: connection.client });
    const worker = new Worker("greetings", async (job) => job.data.name, {
      connection: connection.duplicate({ maxRetriesPerRequest: null }),
    });
    const completed = once(worker, "completed");
    await queue.add("greet", { name: "Ada" });
    expect((await completed)[1]).toBe("Ada");
    await worker.close();
    await queue.close();
  });

  test("closes for good: no connection is left on the server", async () => {
    const connection = await connectRedis({ url: redis.url, directory: "/nowhere", log });
    connection.duplicate({ connectionName: "left-behind" });
    await connection.client.client("SETNAME", "left-behind");
    await connection.close();
    const observer = redis.client();
    await expect.poll(async () => String(await observer.client("LIST"))).not.toContain("left-behind");
  });
});

describe("a server that may delete entries", () => {
  test("is named in a warning", async () => {
    const redis = await startTestRedis({ settings: ["--maxmemory-policy", "allkeys-lru"] });
    const connection = await connect(redis.url);
    expect(connection.warnings).toHaveLength(1);
    expect(connection.warnings[0]).toContain("maxmemory-policy is allkeys-lru");
    await connection.close();
    await redis.stop();
  });
});

describe("a server with a password", () => {
  test("takes the right one, and never shows a wrong one", async () => {
    const redis = await startTestRedis({ settings: ["--requirepass", "s3cret/with:signs"] });
    const credentials = encodeURIComponent("s3cret/with:signs");
    const connection = await connect(`redis+unix://:${credentials}@${redis.socket}`);
    expect(await connection.client.ping()).toBe("PONG");
    expect(connection.description).not.toContain("s3cret");
    const wrong = await refusal(`redis+unix://:wr0ng@${redis.socket}`, 30_000);
    expect(wrong).toContain("WRONGPASS");
    expect(wrong).not.toContain("wr0ng");
    expect(await refusal(redis.url, 30_000)).toContain("NOAUTH");
    expect(said.join()).not.toMatch(/s3cret|wr0ng/);
    await connection.close();
    await redis.stop();
  });
});

describe("no server", () => {
  test("at a port is one sentence with host and port and without the password", async () => {
    const message = await refusal("redis://user:hidden@127.0.0.1:1");
    expect(message).toMatch(/127\.0\.0\.1:1 .*ECONNREFUSED/);
    expect(message).not.toMatch(/hidden|user/);
    expect(message).not.toContain("\n");
  });

  test("but something that never speaks ends by itself", async () => {
    const silent = createServer((socket) => socket.resume()).listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const address = silent.address();
    const port = typeof address === "object" ? address?.port : undefined;
    expect(await refusal(`redis://127.0.0.1:${port}`)).toContain("no answer within 0.3 s");
    silent.close();
  });

  test("behind TLS, sentinels or as a cluster is one sentence too", async () => {
    expect(await refusal("rediss://127.0.0.1:1")).toContain("127.0.0.1:1");
    expect(await refusal("redis+sentinel://127.0.0.1:1,127.0.0.1:2/main")).toContain(
      "127.0.0.1:1, 127.0.0.1:2",
    );
    expect(await refusal("redis+cluster://127.0.0.1:1,127.0.0.1:2")).toContain("127.0.0.1:1, 127.0.0.1:2");
    expect(await refusal("http://127.0.0.1:1")).toContain("http://");
  });
});

describe("a cluster of three", () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await startTestCluster({ nodes: 3 });
  });
  afterAll(async () => {
    for (const connection of opened.splice(0)) await connection.close();
    await cluster.stop();
  });

  test("takes keys of every node, and a duplicate does too", async () => {
    const connection = await connect(cluster.url);
    const second = connection.duplicate({ maxRetriesPerRequest: null });
    const keys = Array.from({ length: 50 }, (_, index) => `key:${index}`);
    for (const key of keys) await connection.client.set(key, key);
    for (const key of keys) expect(await second.get(key)).toBe(key);
    expect(connection.warnings).toEqual([]);
  });

  test("carries a BullMQ queue and worker under a hash tag", async () => {
    const connection = await connect(cluster.url);
    const options = {
      connection: connection.duplicate({ maxRetriesPerRequest: null }),
      prefix: "{greetings}",
    };
    const queue = new Queue("greetings", options);
    const worker = new Worker("greetings", async (job) => job.data.name, options);
    const completed = once(worker, "completed");
    await queue.add("greet", { name: "Grace" });
    expect((await completed)[1]).toBe("Grace");
    await worker.close();
    await queue.close();
  });
});

describe("without REDIS_URL", () => {
  test("the embedded Redis is started, and stopped with the connection", async () => {
    const directory = await mkdtemp(join(tmpdir(), "broadsheet-connect-"));
    const connection = await connectRedis({ directory, log });
    expect(connection.embedded?.owned).toBe(true);
    expect(await connection.client.config("GET", "appendonly")).toEqual(["appendonly", "yes"]);
    expect(connection.warnings).toEqual([]);
    await connection.close();
    expect(await refusal(`redis+unix://${connection.embedded?.socket}`)).toMatch(/ENOENT|ECONNREFUSED/);
    await rm(directory, { recursive: true });
  });
});
