import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runLineProcess } from "../line/line-process.ts";
import { writeNetwork } from "../line/write-network.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";

let redis: TestRedis;
let scratch: string;
beforeAll(async () => {
  redis = await startTestRedis();
  scratch = await mkdtemp(join(tmpdir(), "broadsheet-health-"));
  await writeNetwork(scratch, "http://127.0.0.1:9", ["paper"]);
});
afterAll(async () => {
  await redis.stop();
  await rm(scratch, { recursive: true });
});

it("a process that serves nothing answers for its health and gives its metrics where it is told to", async () => {
  const poller = runLineProcess(["start", "--role", "poll", "--config", scratch], {
    REDIS_URL: redis.url,
    BROADSHEET_HEALTH_PORT: "0",
  });
  try {
    const [, url = ""] = await poller.says(/"health":"(http:[^"]+)"/);
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: "ok", service: "broadsheet" });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true });
    expect(await (await fetch(`${url}/metrics`)).text()).toContain("broadsheet_polls_total");
    expect((await fetch(`${url}/all.rss`)).status).toBe(404);
  } finally {
    expect(await poller.stop()).toBe(0);
  }
});
