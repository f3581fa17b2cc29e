import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../../src/cli/package-root.ts";
import { runLineProcess } from "../../line/line-process.ts";
import { writeNetwork } from "../../line/write-network.ts";
import { startOrigin } from "../../origin/start-origin.ts";
import { startTestRedis } from "../../redis/start-test-redis.ts";
import { type Pinned, startPinned, untilServed } from "./pinned.ts";

/** A network whose feed is published, and as many processes that serve it as one wants. */
export interface FilledService {
  /** Starts another process of the web role on a core and waits until it serves. */
  serve(core: number, env?: Record<string, string>): Promise<{ server: Pinned; url: string }>;
  close(): Promise<void>;
}

/** Polls a document with the real service, and leaves what it published in a Redis. */
export async function fillService(document: string, entries: number): Promise<FilledService> {
  const redis = await startTestRedis();
  const directory = await mkdtemp(join(tmpdir(), "broadsheet-bench-serve-"));
  const origin = await startOrigin((_request, response) =>
    response.writeHead(200, { "content-type": "application/rss+xml", etag: '"1"' }).end(document),
  );
  await writeNetwork(directory, origin.url, ["paper"]);
  const env = { REDIS_URL: redis.url, BROADSHEET_CONFIG: directory };
  const port = await freePort();
  const line = runLineProcess(["start"], { ...env, PORT: String(port), BROADSHEET_LOG_LEVEL: "warn" });
  try {
    await untilServed(`http://127.0.0.1:${port}/readyz`);
    await untilEntries(`http://127.0.0.1:${port}/all.json`, entries);
  } finally {
    await line.stop();
    await origin.close();
  }
  return {
    async serve(core, more = {}) {
      const own = await freePort();
      const main = join(packageRoot(), "dist", "src", "cli", "main.js");
      const server = startPinned("broadsheet", core, [process.execPath, main, "start", "--role", "web"], {
        ...env,
        PORT: String(own),
        ...more,
      });
      await untilServed(`http://127.0.0.1:${own}/all.rss`);
      return { server, url: `http://127.0.0.1:${own}` };
    },
    async close() {
      await redis.stop();
      await rm(directory, { recursive: true });
    },
  };
}

async function untilEntries(url: string, wanted: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const { items } = (await (await fetch(url)).json()) as { items: unknown[] };
    if (items.length >= wanted) return;
    if (Date.now() > deadline)
      throw new Error(`${items.length} of ${wanted} entries were published in a minute`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
