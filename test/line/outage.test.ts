import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startTestServer } from "../redis/start-test-redis.ts";
import { type LineProcess, runLineProcess } from "./line-process.ts";
import { writeNetwork } from "./write-network.ts";

let scratch: string;
let running: LineProcess | undefined;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "broadsheet-outage-"));
  await writeNetwork(join(scratch, "config"), "http://127.0.0.1:9", ["paper"]);
});
// One that already ended is not hurt; one that a failed test left is.
afterEach(() => running?.kill());
afterAll(() => rm(scratch, { recursive: true }));

async function start(env: Record<string, string>): Promise<{ line: LineProcess; url: string }> {
  const line = runLineProcess(["start", "--config", join(scratch, "config")], {
    PORT: "0",
    BROADSHEET_LOG_LEVEL: "warn",
    ...env,
  });
  running = line;
  const [, url = ""] = await line.says(/serves (http:\S+?)\/? /);
  return { line, url };
}

/** Waits until readiness is told as it should be. */
async function ready(url: string, status: number): Promise<string> {
  for (;;) {
    const answer = await fetch(`${url}/readyz`);
    const text = await answer.text();
    if (answer.status === status) return text;
    await pause(50);
  }
}

describe("a service whose Redis goes away", () => {
  it("says so at once and once, works on when it is back, and can be stopped meanwhile", async () => {
    const settings = ["--port", "0", "--unixsocket", join(scratch, "redis.sock"), "--appendonly", "yes"];
    const first = await startTestServer(scratch, settings);
    const { line, url } = await start({ REDIS_URL: `redis+unix://${join(scratch, "redis.sock")}` });
    expect(await ready(url, 200)).toBe('{"ready":true}');
    await first.stop();
    expect(await ready(url, 503)).toContain("Redis does not answer");
    await line.says(/does not answer/);
    const second = await startTestServer(scratch, settings);
    await ready(url, 200);
    await second.stop();
    await ready(url, 503);
    expect(await line.stop()).toBe(0);
    // Neither a line for every connection or attempt, nor anything that a library prints past the log.
    expect(line.output()).not.toMatch(/^\s+at |^Error/m);
    expect(line.output().match(/does not answer/g)?.length).toBeLessThanOrEqual(2);
    expect(line.output().match(/did not finish in time/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(line.output().split("\n").length).toBeLessThan(40);
  });

  it("ends with one sentence where it is its own and cannot be had again", async () => {
    const directory = join(scratch, "var");
    const { line } = await start({ REDIS_URL: "", BROADSHEET_VAR: directory });
    const client = new Redis({ path: join(directory, "redis", "redis.sock") });
    client.on("error", () => undefined);
    const killed = new Set<number>();
    while (killed.size < 4) {
      const pid = Number(/process_id:(\d+)/.exec(await client.info("server").catch(String))?.[1]);
      if (Number.isNaN(pid) || killed.has(pid)) await pause(20);
      else {
        killed.add(pid);
        process.kill(pid, "SIGKILL");
      }
    }
    await line.says(/broadsheet: the embedded Redis in \S+ ended 4 times in a minute\n/);
    client.disconnect();
    expect(await line.stop()).toBe(1);
  });
});
