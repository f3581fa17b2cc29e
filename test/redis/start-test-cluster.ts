import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Cluster, type ClusterOptions, Redis } from "ioredis";
import { startTestServer, type TestServer } from "./start-test-redis.ts";

/** A Redis Cluster of one test file, on loopback. */
export interface TestCluster {
  /** As `REDIS_URL` takes it. */
  url: string;
  nodes: Array<{ host: string; port: number; pid: number }>;
  /** A new client, closed by {@link stop}. */
  client(options?: ClusterOptions): Cluster;
  /** Closes the clients, ends the servers and removes their folders. */
  stop(): Promise<void>;
}

interface Node {
  port: number;
  server: TestServer;
  redis: Redis;
}

const SLOTS = 16_384;
const HOST = "127.0.0.1";

/** Starts `nodes` masters that share the slots between them, and waits until each of them calls the cluster complete. */
export async function startTestCluster({ nodes: count = 3 }: { nodes?: number } = {}): Promise<TestCluster> {
  const directory = await mkdtemp(join(tmpdir(), "broadsheet-cluster-"));
  const ports = await freePorts(count);
  const nodes: Node[] = [];
  const clients: Cluster[] = [];
  const stop = async () => {
    for (const client of clients) client.disconnect();
    for (const { redis } of nodes) redis.disconnect();
    await Promise.all(nodes.map(({ server }) => server.stop()));
    await rm(directory, { recursive: true });
  };
  try {
    for (const port of ports) nodes.push(await startNode(directory, port));
    await formCluster(nodes);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `redis+cluster://${nodes.map(({ port }) => `${HOST}:${port}`).join(",")}`,
    nodes: nodes.map(({ port, server }) => ({ host: HOST, port, pid: server.pid })),
    client(options) {
      const client = new Cluster(
        nodes.map(({ port }) => ({ host: HOST, port })),
        options,
      );
      clients.push(client);
      return client;
    },
    stop,
  };
}

async function startNode(directory: string, port: number): Promise<Node> {
  const folder = await mkdtemp(join(directory, `${port}-`));
  const socket = join(folder, "redis.sock");
  const server = await startTestServer(folder, [
    ...["--port", String(port), "--bind", HOST, "--unixsocket", socket],
    ...["--cluster-enabled", "yes", "--cluster-node-timeout", "5000"],
  ]);
  return { port, server, redis: new Redis({ path: socket }) };
}

async function formCluster(nodes: Node[]): Promise<void> {
  const share = Math.ceil(SLOTS / nodes.length);
  const [first] = nodes;
  for (const [index, { redis }] of nodes.entries()) {
    const last = Math.min(SLOTS, (index + 1) * share) - 1;
    await redis.call("CLUSTER", "SET-CONFIG-EPOCH", String(index + 1));
    await redis.call(
      "CLUSTER",
      "ADDSLOTS",
      ...Array.from({ length: last - index * share + 1 }, (_, i) => String(index * share + i)),
    );
    if (index > 0 && first) await redis.call("CLUSTER", "MEET", HOST, String(first.port));
  }
  const deadline = performance.now() + 30_000;
  for (const { redis } of nodes) {
    for (;;) {
      const info = String(await redis.call("CLUSTER", "INFO"));
      if (info.includes("cluster_state:ok") && info.includes(`cluster_known_nodes:${nodes.length}`)) break;
      if (performance.now() > deadline) throw new Error(`the test's cluster did not form:\n${info}`);
      await delay(20);
    }
  }
}

/** Ports that are free together with the bus port that Redis derives from each. */
async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = await freePort(0);
    if (port === undefined || port > 55_000 || ports.includes(port)) continue;
    if ((await freePort(port + 10_000)) !== undefined) ports.push(port);
  }
  return ports;
}

async function freePort(port: number): Promise<number | undefined> {
  const server = createServer();
  const bound = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, HOST, () => resolve(true));
  });
  const address = server.address();
  if (bound) await new Promise((resolve) => server.close(resolve));
  return bound && address !== null && typeof address === "object" ? address.port : undefined;
}
