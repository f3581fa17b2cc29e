import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKeys } from "../../src/store/keys.ts";
import { type LineProcess, runLineProcess } from "../line/line-process.ts";
import { writeNetwork } from "../line/write-network.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { runCommand } from "./run-command.ts";

const FEED = "<rss version='2.0'><channel><title>A</title><item><guid>1</guid></item></channel></rss>";

let redis: TestRedis;
let origin: Origin;
let throttled: Origin;
let config: string;

beforeAll(async () => {
  redis = await startTestRedis();
  origin = await startOrigin((request, response) => {
    if (request.url === "/closed") response.writeHead(410).end();
    else response.writeHead(200, { "content-type": "application/rss+xml" }).end(FEED);
  });
  // A host of its own: one that asks for patience asks it for all its sources.
  throttled = await startOrigin((_, response) => {
    response.writeHead(429, { "retry-after": "7200" }).end();
  }, "127.0.0.2");
  config = await mkdtemp(join(tmpdir(), "broadsheet-pause-"));
  await writeNetwork(config, origin.url, ["north", "south", "closed"]);
  await appendFile(
    join(config, "sources.yaml"),
    `- { id: busy, title: busy, url: "${throttled.url}/busy" }\n`,
  );
});
afterAll(async () => {
  await origin.close();
  await throttled.close();
  await redis.stop();
  await rm(config, { recursive: true });
});

const environment = () => ({ REDIS_URL: redis.url, PORT: "0", BROADSHEET_LOG_LEVEL: "warn" });
const run = (...args: string[]) => runCommand([...args, "--config", config], environment());
const asked = (path: string) => origin.requests.filter(({ url }) => url === path).length;

async function health(): Promise<Record<string, string>> {
  const { sources } = JSON.parse((await run("status", "--json")).stdout);
  return Object.fromEntries(sources.map((one: { id: string; health: string }) => [one.id, one.health]));
}

/** Runs the service for as long as `work` takes; whatever happens, it is gone afterwards. */
async function serving(work: (line: LineProcess) => Promise<void>): Promise<void> {
  const line = runLineProcess(["start", "--config", config], environment());
  try {
    await line.says(/serves http/);
    await work(line);
    expect(await line.stop()).toBe(0);
  } catch (error) {
    await line.kill();
    throw error;
  }
}

/** Waits until something holds. Rejects, with what the service said, after half a minute. */
async function until(holds: () => boolean | Promise<boolean>, line: LineProcess): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`this did not come about: ${holds}\n${line.output()}`);
    await pause(100);
  }
}

/** Runs the service until the origin was asked for the north three times more. */
async function serveForAWhile(): Promise<void> {
  const enough = asked("/north") + 3;
  await serving((line) => until(() => asked("/north") >= enough, line));
}

describe("broadsheet pause and resume", () => {
  it("pause nothing where one of the ids is mistyped", async () => {
    const { code, stdout, stderr } = await run("pause", "south", "noth");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^broadsheet: No source is called noth.*did you mean "north"\?.*\n$/);
    expect((await health()).south).toBe("new");
  });

  it("leave several sources alone, and say so where they were paused already", async () => {
    const { code, stdout } = await run("pause", "south", "closed", "south");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^south: paused; .*\nclosed: paused; .*\n$/);
    expect(await run("pause", "south")).toMatchObject({ code: 0, stdout: "south: was paused already\n" });
    expect(await health()).toEqual({ north: "new", south: "paused", closed: "paused", busy: "new" });
    expect((await run("status")).stdout).toMatch(/south\s+paused\s+0\s+never\s+when resumed/);
  });

  it("hold across restarts, and against whoever brings a paused source back into the schedule", async () => {
    await serveForAWhile();
    const client = redis.client();
    const { due } = createKeys("broadsheet");
    expect(await client.zscore(due, "south")).toBeNull();
    await serving(async (line) => {
      // As a visit by command leaves it whose process was killed. The service compares the schedule only as it starts.
      const before = asked("/north");
      await client.zadd(due, 1, "south");
      await until(async () => (await client.zscore(due, "south")) === null && asked("/north") > before, line);
    });
    expect([asked("/south"), asked("/closed")]).toEqual([0, 0]);
  });

  it("take up again what was paused, and nothing else", async () => {
    const { code, stdout } = await run("resume", "south", "north");
    expect(code).toBe(0);
    expect(stdout).toBe("south: resumed; next poll now\nnorth: was not paused\n");
    await serveForAWhile();
    expect(asked("/south")).toBeGreaterThan(0);
  });

  it("take a source up no sooner than its origin asked for", async () => {
    await run("poll", "busy");
    await run("pause", "busy");
    expect((await run("resume", "busy")).stdout).toMatch(/^busy: resumed; next poll in [12] h\n$/);
    const before = throttled.requests.length;
    await serveForAWhile();
    expect(throttled.requests).toHaveLength(before);
  });

  it("say of a source that is gone that resuming it brings nothing", async () => {
    await run("poll", "closed");
    expect((await run("resume", "closed")).stdout).toMatch(/^closed: resumed, but .* gone for good/);
    expect((await health()).closed).toBe("gone");
  });
});
