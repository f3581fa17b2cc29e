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
  config = await mkdtemp(join(tmpdir(), "broadsheet-explain-"));
  await writeNetwork(config, origin.url, [SOURCE.id]);
  await write(
    "sources.yaml",
    `- id: ${SOURCE.id}
  title: Paper 1
  url: ${origin.url}/${SOURCE.id}
  tags: { map: { schools: [Education] } }
  drop:
    - { tag: housing }
`,
  );
  await write(
    "sections.yaml",
    `- id: work
  title: Work
  match:
    - path: /nowhere/
    - tag: [labor, harbor]
  exclude:
    - text: { title: "Report 6 " }
- { id: english, title: English, match: [{ source: paper-1 }], languages: [en-GB] }
`,
  );
  await write(
    "tags.yaml",
    `- id: labor
  title: Labor
  aliases: [trabajo]
- { id: harbor, title: Harbor }
- id: port
  title: Ports
  parents: [harbor]
`,
  );
  expect((await run("poll", SOURCE.id)).stdout).toContain("6 new, 0 updated, 0 unchanged; 1 dropped by");
});
afterAll(async () => {
  await origin.close();
  await redis.stop();
  await rm(config, { recursive: true });
});

const write = (file: string, text: string) => writeFile(join(config, file), text);
const run = (...args: string[]) =>
  runCommand([...args, "--config", config], { REDIS_URL: redis.url, BROADSHEET_LOG_LEVEL: "silent" });
/** Where something stands, as it is printed. */
const at = (place: string) => `(${config}/${place})`;
const entry = (number: number) => `https://paper-1.example/reports/${number}`;

describe("broadsheet explain", () => {
  it("says by which rule an entry is where it is, and how it came by its tags", async () => {
    const { code, stdout } = await run("explain", entry(1));
    expect(code).toBe(0);
    const lines = stdout.split("\n").map((line) => line.trim());
    expect(lines).toEqual(
      expect.arrayContaining([
        "Report 1 of paper 1",
        `tag port: the label “ports” is “Ports”  ${at("tags.yaml:6:10")}`,
        `tag harbor: it is above port  ${at("tags.yaml:7:12")}`,
        "no tag from “paper 1”: it is the publication's own name",
        `in work: tag harbor  ${at("sections.yaml:5:7")}`,
        "listed in: all, sources/paper-1, sections/work, tags/port, tags/harbor",
      ]),
    );
    expect(stdout).toMatch(/not in english: source paper-1, but the section takes en-GB and the entry is in/);
  });

  it("names what keeps an entry out, whichever way it is named", async () => {
    const [{ ref }] = JSON.parse((await run("explain", entry(6), "--json")).stdout);
    const { stdout } = await run("explain", ref);
    expect(stdout).toContain(
      `not in work: tag harbor, but exclude keeps it out: title matches Report 6   ${at("sections.yaml:7:7")}`,
    );
    expect((await run("explain", "tag:paper-1.example,2026:entry-6")).stdout).toBe(stdout);
  });

  it("tells of a source's map, and of sections that nothing brings an entry to", async () => {
    const [explained] = JSON.parse((await run("explain", entry(3), "--json")).stdout);
    expect(explained).toMatchObject({
      ref: expect.stringMatching(/^paper-1\/.{12}$/),
      tagged: [
        {
          tag: "education",
          because: "the label “Schools”, by the source's map",
          rule: `${config}/sources.yaml:4:27`,
        },
      ],
      elsewhere: ["work"],
      pending: false,
      feeds: ["all", "sources/paper-1", "tags/education"],
    });
  });

  it("finds what a source's filter drops, which no feed lists", async () => {
    const { stdout } = await run("explain", entry(2));
    expect(stdout).toContain(`dropped by its source's filter: tag housing  ${at("sources.yaml:6:7")}`);
    expect(stdout).toContain("listed in: nothing");
    const status = JSON.parse((await run("status", "--json")).stdout);
    expect(status.sources[0]).toMatchObject({ stored: 6, dropped: 1 });
    expect(status.feeds).toContainEqual(expect.objectContaining({ path: "all", entries: 5 }));
    expect(status.feeds).toContainEqual(expect.objectContaining({ path: "sources/paper-1", entries: 5 }));
    expect((await run("status", SOURCE.id)).stdout).toContain("6/0/0, 1 dropped");
  });

  it("is what a rehearsed poll says, too", async () => {
    const { stdout } = await run("poll", SOURCE.id, "--dry-run");
    expect(stdout).toContain(`in work: tag harbor  ${at("sections.yaml:5:7")}`);
    expect(stdout).toContain(`dropped by its source's filter: tag housing  ${at("sources.yaml:6:7")}`);
    const { entries } = JSON.parse((await run("poll", SOURCE.id, "--dry-run", "--json")).stdout);
    expect(entries.map((one: { tags: string[] }) => one.tags.join())).toContain("labor");
    expect(entries[0].shelves[0]).toMatchObject({
      section: "work",
      shelved: false,
      rule: `${config}/sections.yaml:7:7`,
    });
  });

  it("says what a changed rule will change, and that it is done by reindex, there and back", async () => {
    const before = await readFile(join(config, "sources.yaml"), "utf8");
    await write("sources.yaml", before.replace(/ {2}drop:\n.*\n/, ""));
    expect((await run("explain", entry(2))).stdout).toContain("The rules have changed since it was shelved");
    await run("reindex");
    expect((await run("explain", entry(2))).stdout).toContain(
      "listed in: all, sources/paper-1, tags/housing",
    );
    await write("sources.yaml", before);
    await run("reindex");
    expect((await run("explain", entry(2))).stdout).toContain("listed in: nothing");
    expect(JSON.parse((await run("status", "--json")).stdout).sources[0]).toMatchObject({
      stored: 6,
      dropped: 1,
    });
  });

  it("fails where nothing is called so", async () => {
    const { code, stderr } = await run("explain", "https://paper-1.example/reports/99");
    expect(code).toBe(1);
    expect(stderr).toContain("No stored entry");
  });
});

describe("broadsheet check", () => {
  it("--entries names the rules that nothing stored matches, and is content all the same", async () => {
    const { code, stdout } = await run("check", "--entries");
    expect(code).toBe(0);
    expect(stdout).toContain(`${config}/sections.yaml:4:7  warning: none of the 6 stored entries matches\n`);
    expect(stdout.match(/warning/g)).toHaveLength(2);
    expect(stdout).toContain("3 tags; 1 warning.");
  });

  it("tells warnings from mistakes", async () => {
    const before = await readFile(join(config, "sections.yaml"), "utf8");
    await write(
      "sections.yaml",
      `${before}- { id: more, title: More, match: [{ path: /a/ }, { path: /a/b/ }] }\n`,
    );
    const doubt = await run("check");
    expect(doubt.code).toBe(0);
    expect(doubt.stdout).toContain("sections.yaml:9:51  warning: adds nothing: the rule at ");
    await write(
      "sections.yaml",
      `${before}- { id: more, title: More, match: [{ language: de, not: { language: de } }] }\n`,
    );
    const mistake = await run("check");
    await write("sections.yaml", before);
    expect(mistake.code).toBe(1);
    expect(mistake.stderr).toContain("sections.yaml:9:36  can hold for no entry");
  });
});
