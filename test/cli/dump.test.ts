import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InventedOrigin, startInventedOrigin } from "../line/invented-origin.ts";
import { inventedSource } from "../line/invented-source.ts";
import { writeNetwork } from "../line/write-network.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { runCommand } from "./run-command.ts";

const SOURCE = inventedSource(1);

let redis: TestRedis;
let other: TestRedis;
let origin: InventedOrigin;
let scratch: string;
let config: string;

beforeAll(async () => {
  [redis, other] = await Promise.all([startTestRedis(), startTestRedis()]);
  origin = await startInventedOrigin([SOURCE]);
  scratch = await mkdtemp(join(tmpdir(), "broadsheet-dump-"));
  config = join(scratch, "config");
  await writeNetwork(config, origin.url, [SOURCE.id]);
});
afterAll(async () => {
  await origin.close();
  await Promise.all([redis.stop(), other.stop()]);
  await rm(scratch, { recursive: true });
});

const run = (server: TestRedis, ...args: string[]) =>
  runCommand(args, { REDIS_URL: server.url, BROADSHEET_LOG_LEVEL: "silent" });
const restored = (...args: string[]) =>
  runCommand(args, { REDIS_URL: other.url, BROADSHEET_LOG_LEVEL: "silent", BROADSHEET_PREFIX: "second" });

/** The lines of a dump that tell of keys, with long keys put together and in an order of their own; when keys end is not compared. */
function contents(bytes: Buffer): unknown[] {
  const lines = bytes
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const keys = lines.filter((line) => "key" in line && "until" in line === false);
  const flat = keys.flatMap(({ key, ...held }) =>
    Object.entries(held).flatMap(([kind, value]) =>
      (Array.isArray(value) && kind !== "list" ? (value as unknown[]) : [value]).map((one) =>
        JSON.stringify([key, kind, one]),
      ),
    ),
  );
  return flat.sort();
}

describe("a dump", () => {
  let file: string;
  let bytes: Buffer;

  it("holds everything that is stored, whatever it is, in lines of JSON, for its owner alone", async () => {
    await run(redis, "poll", SOURCE.id, "--config", config);
    const listed = JSON.parse((await run(redis, "status", "--json", "--config", config)).stdout);
    expect(listed.sources[0]).toMatchObject({ stored: 6 });
    const client = redis.client();
    await client.hset("broadsheet:{odd}:bytes", Buffer.of(0, 255, 10), Buffer.of(128, 34, 92));
    await client.zadd("broadsheet:{odd}:scores", "-1.5", "é", "1e300", "", "inf", "endless");
    await client.set("broadsheet:{odd}:soon", "gone", "EX", 3_600);
    const many = Array.from({ length: 2_500 }, (_, at) => [`field ${at}`, String(at)]);
    await client.hset("broadsheet:{odd}:many", ...many.flat());
    await client.set("broadsheet-other:{x}:y", "of another network");
    file = join(scratch, "dump.jsonl.gz");
    const { code, stdout } = await run(redis, "dump", file, "--config", config);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/dump\.jsonl\.gz: \d+ keys\.\n$/)]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    bytes = gunzipSync(await readFile(file));
    const lines = bytes.toString().trimEnd().split("\n");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ broadsheet: "dump", version: 1 });
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ end: lines.length - 1 });
    expect(bytes.toString()).not.toContain("of another network");
    const order = lines.map((line) => /\}:(state|known|entries)"/.exec(line)?.[1]).filter(Boolean);
    expect(order).toEqual(["state", "known", "entries"]);
  });

  it("is restored elsewhere under another prefix, and the same as before; polls go on where they were", async () => {
    const fresh = join(scratch, "fresh");
    const { code, stdout, stderr } = await restored("restore", "--from", file, "--config", fresh);
    expect(stderr).toContain("had no configuration; the dump's is there now");
    expect([code, stdout]).toEqual([0, expect.stringMatching(/is restored: \d+ lines\.\n$/)]);
    expect(await readFile(join(fresh, "sources.yaml"), "utf8")).toBe(
      await readFile(join(config, "sources.yaml"), "utf8"),
    );
    const again = await restored("dump", "-", "--config", fresh);
    expect(contents(Buffer.from(again.stdout))).toEqual(contents(bytes));
    expect(await other.client().ttl("second:{odd}:soon")).toBeGreaterThan(3_000);
    expect((await restored("poll", SOURCE.id, "--config", fresh)).stdout).toContain("unchanged (status 304)");
  });

  it("is refused where there is data, unless that may go", async () => {
    const { code, stderr } = await restored("restore", "--from", file, "--config", config);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/there is data already under "second"; --force/),
    ]);
    await other.client().set("second:{odd}:left", "over");
    const forced = await restored("restore", "--from", file, "--config", config, "--force", "--json");
    expect(JSON.parse(forced.stdout)).toMatchObject({ from: file, release: expect.any(String) });
    expect(await other.client().exists("second:{odd}:left")).toBe(0);
  });

  it("that is cut, changed, too new or none is not begun with", async () => {
    const text = bytes.toString();
    const lines = text.trimEnd().split("\n");
    const cases: Array<[RegExp, string]> = [
      [/was cut: its last line is missing/, `${lines.slice(0, -1).join("\n")}\n`],
      [/was changed since it was written/, text.replace("field 7", "field 8")],
      [/is damaged at line 3/, [...lines.slice(0, 2), '{"key"', ...lines.slice(2)].join("\n")],
      [/is of form 2, .* upgrade it/, text.replace('"version":1', '"version":2')],
      [/is no dump of Broadsheet/, "# not a dump\n"],
      [/is empty/, ""],
    ];
    const before = await other.client().dbsize();
    for (const [says, damaged] of cases) {
      const bad = join(scratch, "bad.jsonl.gz");
      await writeFile(bad, gzipSync(damaged));
      const { code, stderr } = await restored("restore", "--from", bad, "--config", config, "--force");
      expect([code, stderr]).toEqual([1, expect.stringMatching(says)]);
    }
    expect(await other.client().dbsize()).toBe(before);
    const missing = await restored("restore", "--from", join(scratch, "none"), "--config", config);
    expect(missing.stderr).toMatch(/cannot be read: ENOENT/);
  });
});
