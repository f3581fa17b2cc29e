import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inventedSource } from "../line/invented-source.ts";
import { writeNetwork } from "../line/write-network.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { runCommand } from "./run-command.ts";

const DOCUMENT = inventedSource(1).document(1);

let redis: TestRedis;
let origin: Origin;
let config: string;

beforeAll(async () => {
  redis = await startTestRedis();
  origin = await startOrigin((request, response) => {
    if (request.url === "/old") response.writeHead(301, { location: "/new" }).end();
    else if (request.headers["if-none-match"] === '"one"') response.writeHead(304, { etag: '"one"' }).end();
    else if (request.url === "/broken") response.writeHead(503).end();
    else response.writeHead(200, { etag: '"one"', "content-type": "application/rss+xml" }).end(DOCUMENT);
  });
  config = await mkdtemp(join(tmpdir(), "broadsheet-status-"));
  await writeNetwork(config, origin.url, ["old", "broken", "quiet"]);
  for (const id of ["old", "old", "old", "broken"]) await run("poll", id);
});
afterAll(async () => {
  await origin.close();
  await redis.stop();
  await rm(config, { recursive: true });
});

function run(...args: string[]) {
  return runCommand([...args, "--config", config], { REDIS_URL: redis.url, BROADSHEET_LOG_LEVEL: "silent" });
}

describe("broadsheet status", () => {
  it("tells what to do about a source that has moved", async () => {
    expect((await run("status")).stdout).toContain(
      `\nold moved to ${origin.url}/new: put it into sources.yaml\n`,
    );
    const { sources } = JSON.parse((await run("status", "--json")).stdout);
    expect(sources[0]).toMatchObject({
      id: "old",
      health: "ok",
      movedTo: `${origin.url}/new`,
      asked: `${origin.url}/new`,
      configured: `${origin.url}/old`,
    });
    expect(sources[1]).toMatchObject({ id: "broken", health: "failing", failures: 1, status: 503 });
  });

  it("shows one source whole, with its last polls, newest first", async () => {
    const { code, stdout } = await run("status", "old");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^old: old\n\nhealth {6}ok\n/);
    expect(stdout).toContain(`asked at    ${origin.url}/new\nconfigured  ${origin.url}/old\n`);
    expect(stdout).toContain('validators  ETag "one"\n');
    expect(stdout).toMatch(/\nrhythm {6}about .*entr/);
    expect(stdout).toMatch(/\nnext poll {3}(now|in \d+ s): the configured maximum/);
    expect(stdout).toMatch(/\npush {8}no hub\nentries {5}6 stored\n/);
    const polls = stdout.slice(stdout.indexOf("when (UTC)")).trimEnd().split("\n");
    expect(polls.map((line) => line.replace(/^\S+ \S+ /, "").replace(/ +/g, " "))).toEqual([
      " outcome status bytes ms new/updated/unchanged",
      expect.stringMatching(/^ unchanged 304 0 B \d+ 0\/0\/0$/),
      expect.stringMatching(/^ unchanged 304 0 B \d+ 0\/0\/0$/),
      expect.stringMatching(/^ fetched 200 \d(\.\d)? KB \d+ 6\/0\/0$/),
    ]);
  });

  it("shows the same as JSON", async () => {
    const report = JSON.parse((await run("status", "old", "--json")).stdout);
    expect(report).toMatchObject({ id: "old", stored: 6, validators: { etag: '"one"' } });
    expect(report.history).toHaveLength(3);
    const first = { outcome: "fetched", status: 200, bytes: Buffer.byteLength(DOCUMENT), added: 6 };
    expect(report.history[2]).toMatchObject(first);
  });

  it("says of a source that was never polled that it was not", async () => {
    const { stdout } = await run("status", "quiet");
    expect(stdout).toContain("health      new\n");
    expect(stdout).toContain("validators  none\nrhythm      not known yet\nlast poll   never\n");
    expect(stdout).toContain("\nNo polls yet.\n");
  });

  it("says what is wrong with one that fails", async () => {
    const { stdout } = await run("status", "broken");
    expect(stdout).toMatch(/health {6}failing ×1\nproblem {5}.*503/);
    expect(stdout).toMatch(/next poll {3}(now|in .*): backing off after 1 failure in a row\n/);
  });

  it("names the source that was probably meant", async () => {
    const { code, stderr } = await run("status", "brokn");
    expect(code).toBe(1);
    expect(stderr).toContain('No source is called brokn — did you mean "broken"?');
  });

  it("does not watch without a terminal, nor as JSON", async () => {
    const { code, stderr, stdout } = await run("status", "--watch");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("--watch needs a terminal");
    expect((await run("status", "--watch", "--json")).code).toBe(2);
  });
});
