import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InventedOrigin, startInventedOrigin } from "../line/invented-origin.ts";
import { inventedSource } from "../line/invented-source.ts";
import { writeNetwork } from "../line/write-network.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { runCommand } from "./run-command.ts";

const SOURCE = inventedSource(1);

let redis: TestRedis;
let origin: InventedOrigin;
let config: string;

beforeAll(async () => {
  redis = await startTestRedis();
  origin = await startInventedOrigin([SOURCE]);
  config = await mkdtemp(join(tmpdir(), "broadsheet-commands-"));
  await writeNetwork(config, origin.url, [SOURCE.id]);
});
afterAll(async () => {
  await origin.close();
  await redis.stop();
  await rm(config, { recursive: true });
});

const run = (...args: string[]) =>
  runCommand([...args, "--config", config], { REDIS_URL: redis.url, BROADSHEET_LOG_LEVEL: "silent" });

describe("broadsheet poll", () => {
  it("--dry-run explains every entry and stores nothing", async () => {
    const { code, stdout } = await run("poll", SOURCE.id, "--dry-run");
    expect(code).toBe(0);
    expect(stdout).toMatch(/new {7}Report 6 of paper 1/);
    expect(stdout).toContain("in work: tag labor");
    expect(stdout).toContain("6 entries: 6 new, 0 updated, 0 unchanged. Nothing was stored.");
    const status = JSON.parse((await run("status", "--json")).stdout);
    expect(status.sources[0]).toMatchObject({ id: SOURCE.id, stored: 0, documents: 0 });
  });

  it("brings the entries in, then finds nothing changed, then what is new", async () => {
    expect((await run("poll", SOURCE.id)).stdout).toContain("entries: 6 new, 0 updated, 0 unchanged");
    expect((await run("poll", SOURCE.id)).stdout).toContain("unchanged (status 304)");
    origin.setVersion(3);
    expect((await run("poll", SOURCE.id)).stdout).toContain("entries: 2 new, 1 updated, 5 unchanged");
  });

  it("says what is wrong with a source that fails, with exit code 1", async () => {
    const broken = await mkdtemp(join(tmpdir(), "broadsheet-broken-"));
    await writeNetwork(broken, origin.url, ["missing"]);
    const env = { REDIS_URL: redis.url, BROADSHEET_LOG_LEVEL: "silent" };
    const { code, stderr, stdout } = await runCommand(["poll", "missing", "--config", broken], env);
    await rm(broken, { recursive: true });
    expect(stdout).toContain("missing: failed (status 404)");
    expect(stderr).toContain("answered with status 404");
    expect(code).toBe(1);
  });
});

describe("broadsheet status", () => {
  it("shows how the sources are and why they are polled when they are", async () => {
    const { stdout } = await run("status");
    expect(stdout).toMatch(
      /paper-1\s+ok\s+8\s+(just now|\d+ s ago)\s+(now|in \d+ s)\s+the configured maximum, for about an entry a day/,
    );
  });
});

describe("broadsheet reindex", () => {
  it("makes the feeds anew by changed rules", async () => {
    const rules = join(config, "sections.yaml");
    const before = await readFile(rules, "utf8");
    await writeFile(rules, "- { id: everything, title: Everything, match: [{ source: [paper-1] }] }\n");
    expect((await run("reindex")).stdout).toContain(
      "8 entries looked at, 8 moved, 0 stray listings dropped.",
    );
    const { feeds } = JSON.parse((await run("status", "--json")).stdout);
    expect(feeds).toContainEqual({ path: "sections/everything", title: "Everything", entries: 8 });
    await writeFile(rules, before);
    await run("reindex");
    const after = JSON.parse((await run("status", "--json")).stdout).feeds;
    expect(after.find(({ path }: { path: string }) => path === "sections/work").entries).toBeGreaterThan(0);
  });
});

describe("broadsheet import and export", () => {
  it("give the sources to another reader and take them from one, comments kept", async () => {
    const { stdout: opml } = await run("export", "--opml");
    expect(opml).toContain(`xmlUrl="${origin.url}/${SOURCE.id}"`);
    const list = join(config, "list.opml");
    const more =
      '<outline text="News & more"><outline text="El Faro" xmlUrl="https://faro.example/feed?a=1&b=2" htmlUrl="https://faro.example/"/></outline></body>';
    await writeFile(list, opml.replace("</body>", more));
    const sources = join(config, "sources.yaml");
    await writeFile(sources, `# our papers\n${await readFile(sources, "utf8")}`);
    const { code, stdout, stderr } = await run("import", list);
    expect(code).toBe(0);
    expect(stdout).toBe("added el-faro: https://faro.example/feed?a=1&b=2\n");
    expect(stderr).toContain("already a source");
    expect(await readFile(sources, "utf8")).toMatch(/^# our papers\n/);
    expect((await run("check")).stdout).toContain("2 sources");
  });
});

describe("broadsheet parse", () => {
  it("prints a feed from a file, an address and standard input alike", async () => {
    const file = join(config, "feed.xml");
    await writeFile(file, SOURCE.document(1));
    const fromFile = await runCommand(["parse", file, "--json"]);
    const fromUrl = await runCommand(["parse", `${origin.url}/${SOURCE.id}`, "--json"]);
    const fromInput = await runCommand(["parse", "-", "--json"], {}, SOURCE.document(1));
    expect(JSON.parse(fromFile.stdout)).toMatchObject({ kind: "feed", title: "Paper 1" });
    expect(JSON.parse(fromFile.stdout).entries).toHaveLength(6);
    expect(JSON.parse(fromUrl.stdout).entries).toHaveLength(8);
    expect(fromInput.stdout).toBe(fromFile.stdout);
  });

  it("says what a document is that is no feed, and which feeds it announces", async () => {
    const page =
      '<!DOCTYPE html><title>Paper</title><link rel="alternate" type="application/rss+xml" href="/feed">';
    const { code, stderr } = await runCommand(["parse", "-", "--url", "https://paper.example/"], {}, page);
    expect(code).toBe(1);
    expect(stderr).toContain("HTML page");
    expect(stderr).toContain("https://paper.example/feed");
  });
});
