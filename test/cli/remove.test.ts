import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import { rssOf } from "../line/rss-of.ts";
import { writeNetwork } from "../line/write-network.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { runCommand } from "./run-command.ts";

let redis: TestRedis;
let origin: Origin;
let config: string;

beforeAll(async () => {
  redis = await startTestRedis();
  origin = await startOrigin((request, response) => {
    const own = (request.url ?? "").slice(1);
    const items = [
      {
        guid: "1",
        link: "https://paper.example/witness",
        title: `Witness speaks, says ${own}`,
        tags: ["labor"],
      },
      { guid: `${own}-2`, link: `https://${own}.example/rents`, title: "Rents rise" },
    ];
    response.writeHead(200, { "content-type": "application/rss+xml", etag: '"1"' }).end(rssOf(items));
  });
  config = await mkdtemp(join(tmpdir(), "broadsheet-remove-"));
  await writeNetwork(config, origin.url, ["north", "south"]);
  for (const source of ["north", "south"]) await run("poll", source);
});
afterAll(async () => {
  await origin.close();
  await redis.stop();
  await rm(config, { recursive: true });
});

const run = (...args: string[]) => runCommand([...args, "--config", config], { REDIS_URL: redis.url });
const NORTH = `north/${entryKey("1")}`;
const SOUTH = `south/${entryKey("1")}`;

describe("broadsheet remove and restore", () => {
  it("do nothing where a name is nobody's, or several have it", async () => {
    const [unknown, several, none] = await Promise.all([
      run("remove", "north-2", "nobody"),
      run("remove", "1"),
      run("remove"),
    ]);
    expect([unknown.code, unknown.stdout]).toEqual([1, ""]);
    expect(unknown.stderr).toBe("broadsheet: No entry is called nobody, and none is read there.\n");
    expect(several.code).toBe(1);
    expect(several.stderr).toBe(`broadsheet: 2 entries have the id 1; say which: ${NORTH}, ${SOUTH}\n`);
    expect(none.code).toBe(2);
    expect((await run("remove", "--list")).stdout).toBe("Nothing is removed.\n");
  });

  it("say beforehand what would be done, and name the copies that stay", async () => {
    const { stdout, code } = await run("remove", NORTH, "--dry-run");
    expect(code).toBe(0);
    expect(stdout).toBe(
      `${NORTH}: would be removed, also from work, #labor: Witness speaks, says north\n` +
        `not removed: ${SOUTH}, the same address: Witness speaks, says south\n`,
    );
  });

  it("remove by address all that is read there, list it with the reason, and let it in again", async () => {
    const { stdout, code } = await run(
      "remove",
      "http://www.paper.example/witness",
      "--because",
      "a court's order",
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${NORTH}: removed.*\n${SOUTH}: removed.*\n$`));
    expect(JSON.parse((await run("remove", "--list", "--json")).stdout)).toMatchObject([
      { because: "a court's order" },
      { because: "a court's order" },
    ]);
    expect((await run("remove", NORTH)).stdout).toBe(
      `${NORTH}: was removed already: Witness speaks, says north\n`,
    );
    expect((await run("poll", "north", "--dry-run")).stdout).toMatch(/^removed {3}Witness speaks/m);
    const restored = await run("restore", NORTH);
    expect(restored.stdout).toBe(
      `${NORTH}: comes back with the next poll, if its source still has it; broadsheet poll north makes one\n`,
    );
    expect((await run("poll", "north")).stdout).toMatch(/entries: 1 new, 0 updated, 1 unchanged/);
    const list = await run("remove", "--list");
    expect(list.stdout).toContain(SOUTH);
    expect(list.stdout).not.toContain(NORTH);
  });
});
