import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import { writeNetwork } from "../line/write-network.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import { agencyReport, paperOf } from "../pipeline/agency-report.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { runCommand } from "./run-command.ts";

const PAPERS = ["north", "south", "west"];

let redis: TestRedis;
let origin: Origin;
let config: string;
/** From now on the western paper carries the others' report, too. */
let fresh = false;
const date = new Date(Date.now() - 3_600_000).toISOString();

beforeAll(async () => {
  redis = await startTestRedis();
  origin = await startOrigin((request, response) => {
    const paper = (request.url ?? "/").slice(1);
    const report = agencyReport(paper === "west" && !fresh ? 2 : 1);
    response
      .writeHead(200, { "content-type": "application/rss+xml" })
      .end(paperOf([{ ...report, paper, date }]));
  });
  config = await mkdtemp(join(tmpdir(), "broadsheet-story-"));
  await writeNetwork(config, origin.url, PAPERS);
  for (const paper of PAPERS) await run("poll", paper);
});
afterAll(async () => {
  await origin.close();
  await redis.stop();
  await rm(config, { recursive: true });
});

const run = (...args: string[]) =>
  runCommand([...args, "--config", config], { REDIS_URL: redis.url, BROADSHEET_LOG_LEVEL: "warn" });
const address = (paper: string) => `https://${paper}.example/report-${paper === "west" ? 2 : 1}`;
const ref = (paper: string) =>
  `${paper}/${entryKey(`tag:${paper}.example,2026:report-${paper === "west" ? 2 : 1}`)}`;

async function shown(name: string) {
  const report = JSON.parse((await run("story", name, "--json")).stdout);
  const members: Array<{ ref: string; lead: boolean }> = report.members;
  return {
    ties: report.ties,
    members: members.map((member) => member.ref).toSorted(),
    leads: members.filter(({ lead }) => lead).map((member) => member.ref),
  };
}

describe("broadsheet story", () => {
  it("shows who carries a report, who leads, and why they are one", async () => {
    const { code, stdout } = await run("story", address("south"));
    expect(code).toBe(0);
    expect(stdout).toContain(`> ${ref("south")}`);
    expect(stdout).toContain(ref("north"));
    expect(stdout).toMatch(/leads/);
    expect(stdout).toMatch(/tell the same:\n {4}text: /);
    const { members, leads, ties } = await shown(ref("north"));
    expect(members).toEqual([ref("north"), ref("south")]);
    expect(leads).toEqual([ref("north")]);
    expect(ties[0].evidence[0].because).not.toBe("");
    expect((await run("story", `tag:west.example,2026:report-2`)).stdout).toContain("Nothing else");
  });

  it("has operators split, join, pin and take it back", async () => {
    expect((await run("story", "pin", ref("south"))).code).toBe(0);
    expect((await shown(ref("north"))).leads).toEqual([ref("south")]);
    await run("story", "unpin", ref("south"));
    expect((await shown(ref("north"))).leads).toEqual([ref("north")]);
    await run("story", "split", address("south"));
    expect((await shown(ref("north"))).members).toEqual([ref("north")]);
    await run("story", "join", address("south"), address("west"));
    const joined = await shown(ref("south"));
    expect(joined.members).toEqual([ref("south"), ref("west")]);
    expect(joined.ties[0].evidence).toEqual([{ kind: "operator", because: "An operator joined them." }]);
    await run("story", "forget", ref("south"));
    expect((await shown(ref("south"))).members).toEqual([ref("north"), ref("south")]);
  });

  it("is foretold by a dry run", async () => {
    fresh = true;
    const again = await run("poll", "west", "--dry-run");
    expect(again.stdout).toMatch(new RegExp(`tells the same as ${ref("north")}: \\S`));
  });

  it("says when there is no such entry", async () => {
    const { code, stderr } = await run("story", "https://north.example/nothing");
    expect(code).toBe(1);
    expect(stderr).toContain("No stored entry has the id, ref or address https://north.example/nothing");
  });
});
