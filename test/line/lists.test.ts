import { createHash } from "node:crypto";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listedId } from "../../src/lists/listed-id.ts";
import { runCommand } from "../cli/run-command.ts";
import { opmlOf } from "../lists/opml-of.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { inventedSource } from "./invented-source.ts";
import { type LineProcess, runLineProcess } from "./line-process.ts";
import { writeNetwork } from "./write-network.ts";

const ROLES = ["schedule", "poll", "poll", "publish", "web"];
/** Milliseconds for tests that run one command after the other. */
const LONG = 180_000;
const EIGHT = [1, 2, 3, 4, 5, 6, 7, 8];

let redis: TestRedis;
let origin: Origin;
let config: string;
let line: LineProcess[];
let url = "";
let list = "";

beforeAll(async () => {
  redis = await startTestRedis();
  origin = await startOrigin((request, response) => {
    const number = Number(/^\/paper-(\d+)$/.exec(request.url ?? "")?.[1]);
    const body = request.url === "/list.opml" ? list : inventedSource(number).document(1);
    const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
    const same = request.headers["if-none-match"] === etag;
    response.writeHead(same ? 304 : 200, { etag }).end(same ? undefined : body);
  });
  list = opmlOf([paper(1), paper(2), { folder: "Harbours", feeds: [paper(3)] }]);
  config = await mkdtemp(join(tmpdir(), "broadsheet-lists-"));
  await writeNetwork(config, origin.url, ["paper-2"]);
  await appendFile(
    join(config, "sources.yaml"),
    `- { id: friends, title: Friends, opml: "${origin.url}/list.opml", folders: { harbours: city } }\n`,
  );
  await appendFile(
    join(config, "sections.yaml"),
    `- { id: first, title: First, match: [{ source: ${id(1)} }] }
- { id: friends-say, title: Friends say, match: [{ source: friends }] }\n`,
  );
  line = await start();
});

afterAll(async () => {
  expect(await Promise.all(line.map((one) => one.stop()))).toEqual(ROLES.map(() => 0));
  await origin.close();
  await redis.stop();
  await rm(config, { recursive: true });
});

const paper = (number: number) => `${origin.url}/paper-${number}`;
const id = (number: number) => listedId(paper(number));

async function start(): Promise<LineProcess[]> {
  const env = { REDIS_URL: redis.url, PORT: "0", BROADSHEET_LOG_LEVEL: "warn" };
  const started = ROLES.map((role) => runLineProcess(["start", "--role", role, "--config", config], env));
  const said = started.map((one, at) => one.says(ROLES[at] === "web" ? /serves (http:\S+?)\/? / : /runs as/));
  url = (await Promise.all(said)).at(-1)?.[1] ?? "";
  return started;
}

async function sourcesOf(path: string): Promise<string> {
  const response = await fetch(`${url}/${path}.json`);
  if (!response.ok) return "";
  const { items } = (await response.json()) as {
    items: Array<{ _broadsheet: { source: { id: string } } }>;
  };
  return [...new Set(items.map((item) => item._broadsheet.source.id))].sort().join(" ");
}

/** Waits until a feed holds entries of exactly these sources. Rejects after half a minute, saying of which it did. */
async function settled(path: string, ids: readonly string[]): Promise<void> {
  const wanted = [...ids].sort().join(" ");
  const deadline = Date.now() + 30_000;
  while ((await sourcesOf(path)) !== wanted) {
    if (Date.now() > deadline) expect(await sourcesOf(path)).toBe(wanted);
    await pause(100);
  }
}

function run(...args: string[]) {
  return runCommand([...args, "--config", config], { REDIS_URL: redis.url, BROADSHEET_LOG_LEVEL: "silent" });
}

describe("a list of sources under a service of five processes", () => {
  it("is read, and its feeds are polled, shelved and published", async () => {
    await settled("all", ["paper-2", id(1), id(3)]);
    await settled("sections/first", [id(1)]);
    await settled("sections/friends-say", [id(1), id(3)]);
    expect(await sourcesOf("sections/city")).toContain(id(3));
    expect(await sourcesOf(`sources/${id(3)}`)).toBe(id(3));
  });

  it("adds and drops sources in every process while it runs", async () => {
    list = opmlOf([paper(1), paper(4)]);
    await settled("all", ["paper-2", id(1), id(4)]);
    expect((await fetch(`${url}/sources/${id(3)}.json`)).status).toBe(404);
    const asked = () => origin.requests.filter((request) => request.url === "/paper-3").length;
    const [before, polls] = [asked(), origin.requests.length];
    while (origin.requests.length < polls + 10) await pause(50);
    expect(asked()).toBe(before);
    expect(asked()).toBeGreaterThan(0);
  });

  it("moves a feed to another shelf with its folder", async () => {
    list = opmlOf([{ folder: "Harbours", feeds: [paper(1)] }, paper(4)]);
    const city = async () => (await sourcesOf("sections/city")).includes(id(1));
    const counted = async () =>
      ((await (await fetch(`${url}/sections/city.json`)).json()) as { items: unknown[] }).items.length;
    const before = await counted();
    while (!(await city()) || (await counted()) <= before) await pause(100);
  });

  it("is shown by the commands", { timeout: LONG }, async () => {
    const [table, source, whole, report, opml, rehearsal] = await Promise.all([
      run("status"),
      run("status", id(4)),
      run("status", "friends"),
      run("status", "--json"),
      run("export", "--opml"),
      run("poll", "friends", "--dry-run"),
    ]);
    expect(table.stdout).toMatch(/\nlist +health +feeds +last read +next read +why\nfriends +ok +2 /);
    expect(table.stdout).toContain(`\n${id(4)} (from friends)`);
    expect(source.stdout).toContain("comes from  the list friends\n");
    expect(whole.stdout).toMatch(
      new RegExp(`^friends: Friends\\n[^]*names +2 feeds\\.\\n[^]*${id(4)}  [^]*fetched +200`),
    );
    const { lists, sources } = JSON.parse(report.stdout);
    expect(lists).toMatchObject([{ id: "friends", health: "ok", named: 2, sources: 2 }]);
    expect(sources.at(-1)).toMatchObject({ id: id(4), list: "friends", asked: paper(4) });
    expect(opml.stdout).toContain(`xmlUrl="${paper(4)}"`);
    expect(rehearsal.stdout).toBe("friends: 0 to be added, 0 to be dropped.\n");
    expect((await run("pause", "friends", id(1))).stdout).toContain("friends: paused");
    expect((await run("resume", "friends", id(1))).code).toBe(0);
  });

  it("keeps its sources when it breaks or shrinks, and says so", { timeout: LONG }, async () => {
    list = opmlOf([paper(1), ...EIGHT.slice(3).map(paper)]);
    const all = ["paper-2", id(1), ...EIGHT.slice(3).map(id)];
    await settled("all", all);
    // So that no poll of the service's own is under way when the command asks.
    expect((await run("pause", "friends")).code).toBe(0);
    list = "<html>Back soon</html>";
    const polled = await run("poll", "friends");
    expect([polled.code, polled.stderr]).toEqual([1, expect.stringContaining("no subscription list")]);
    list = opmlOf([paper(1)]);
    const rehearsed = await run("poll", "friends", "--dry-run");
    expect([rehearsed.code, rehearsed.stdout]).toEqual([
      1,
      expect.stringContaining("0 to be added, 5 to be dropped"),
    ]);
    const shrunk = await run("poll", "friends");
    expect(shrunk.stdout).toContain("It now names 1, which is not believed before");
    expect((await run("status")).stdout).toContain("friends: 6 feeds. It now names 1,");
    await settled("all", all);
    expect((await run("poll", "friends", "--accept")).stdout).toContain("\n1 feed.\n");
    await settled("all", ["paper-2", id(1)]);
    expect((await run("resume", "friends")).code).toBe(0);
  });

  it("is there at once after a restart, with the same ids and no feed asked anew", async () => {
    expect(await Promise.all(line.map((one) => one.stop()))).toEqual(ROLES.map(() => 0));
    const polls = origin.requests.length;
    line = await start();
    await settled("all", ["paper-2", id(1)]);
    const since = origin.requests.slice(polls);
    expect(since.filter((request) => request.headers["if-none-match"] === undefined)).toEqual([]);
  });

  it("leaves with its sources when it is taken out of the configuration", async () => {
    const path = join(config, "sources.yaml");
    await writeFile(path, (await readFile(path, "utf8")).replace(/^- { id: friends.*\n/m, ""));
    await writeFile(
      join(config, "sections.yaml"),
      (await readFile(join(config, "sections.yaml"), "utf8")).replace(
        /^- { id: (?:first|friends-say).*\n/gm,
        "",
      ),
    );
    await settled("all", ["paper-2"]);
  });
});
