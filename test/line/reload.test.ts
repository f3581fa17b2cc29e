import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { type InventedOrigin, startInventedOrigin } from "./invented-origin.ts";
import { inventedSource } from "./invented-source.ts";
import { type LineProcess, runLineProcess } from "./line-process.ts";
import { writeNetwork } from "./write-network.ts";

const SOURCES = [1, 2, 3].map((number) => inventedSource(number));
const [FIRST, SECOND, THIRD] = ["paper-1", "paper-2", "paper-3"];
const ROLES = ["schedule", "poll", "publish", "web"];

let redis: TestRedis;
let origin: InventedOrigin;
let config: string;
let line: LineProcess[];
let url = "";

beforeAll(async () => {
  redis = await startTestRedis();
  origin = await startInventedOrigin(SOURCES);
  config = await mkdtemp(join(tmpdir(), "broadsheet-reload-"));
  await writeNetwork(config, origin.url, [FIRST, SECOND]);
  const env = { REDIS_URL: redis.url, PORT: "0", BROADSHEET_LOG_LEVEL: "warn" };
  line = ROLES.map((role) => runLineProcess(["start", "--role", role, "--config", config], env));
  const said = line.map((one, at) => one.says(at === 3 ? /serves (http:\S+?)\/? / : /runs as \w+/));
  url = (await Promise.all(said))[3]?.[1] ?? "";
  await until(async () => (await feed("all")).items.length === 12, "12 entries");
});

afterAll(async () => {
  expect(await Promise.all(line.map((one) => one.stop()))).toEqual([0, 0, 0, 0]);
  await origin.close();
  await redis.stop();
  await rm(config, { recursive: true });
});

interface JsonFeed {
  title?: string;
  items: Array<{ id: string; _broadsheet: { source: { id: string } } }>;
}

async function feed(path: string): Promise<JsonFeed> {
  const response = await fetch(`${url}/${path}.json`);
  return response.ok ? ((await response.json()) as JsonFeed) : { items: [] };
}

const sourcesOf = ({ items }: JsonFeed) =>
  [...new Set(items.map((item) => item._broadsheet.source.id))].sort();

/** Waits until something holds. Rejects, saying what did not, after half a minute. */
async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`this did not come about: ${what}`);
    await pause(100);
  }
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(config, file);
  await writeFile(path, change(await readFile(path, "utf8")));
}

describe("a configuration that changes under a service of several processes", () => {
  it("re-shelves by changed rules", async () => {
    await edit(
      "sections.yaml",
      (text) => `${text}- { id: first, title: First, match: [{ source: [${FIRST}] }] }\n`,
    );
    await until(async () => (await feed("sections/first")).items.length === 6, "a section of six entries");
    await edit("sections.yaml", (text) => text.replace(`source: [${FIRST}]`, `source: [${SECOND}]`));
    await until(
      async () => sourcesOf(await feed("sections/first")).join() === SECOND,
      "the other source's entries in the section",
    );
  });

  it("shows a changed title and window in every feed they are of", async () => {
    await edit("sections.yaml", (text) => text.replace("title: First", "title: Foremost"));
    await until(
      async () => (await feed("sections/first")).title === "Foremost · The Loopback Wire",
      "the new title",
    );
    await edit("site.yaml", (text) => text.replace("entries: 1000", "entries: 3"));
    await until(async () => (await feed("all")).items.length === 3, "a window of three");
    await edit("site.yaml", (text) => text.replace("entries: 3", "entries: 1000"));
    await until(async () => (await feed("all")).items.length === 12, "a window of a thousand");
  });

  it("keeps what is in force while a file is broken", async () => {
    await edit("tags.yaml", (text) => `${text}- { id: port, titel: Port }\n`);
    await Promise.all(line.map((one) => one.says(/it has mistakes.*titel|titel.*it has mistakes/s)));
    expect((await feed("sections/first")).items).toHaveLength(6);
    await edit("tags.yaml", (text) => text.replace("titel", "title"));
    expect(line.map((one) => one.output().split("it has mistakes").length - 1)).toEqual([1, 1, 1, 1]);
  });

  it("polls an added source, and takes a removed one out of every merged feed", async () => {
    await edit(
      "sources.yaml",
      (text) =>
        `${text.replace(/.*paper-1.*\n/, "")}- { id: ${THIRD}, title: Third, url: "${origin.url}/${THIRD}", polling: { min: 1h, max: 2h } }\n`,
    );
    await until(async () => sourcesOf(await feed("all")).join() === `${SECOND},${THIRD}`, "two sources");
    expect(sourcesOf(await feed("sections/work"))).toEqual([SECOND, THIRD]);
    expect((await fetch(`${url}/sources/${FIRST}.json`)).status).toBe(404);
    const asked = origin.requests.filter((request) => request.url === `/${FIRST}`).length;
    const ticks = origin.requests.length;
    await until(async () => origin.requests.length > ticks + 3, "further polls");
    expect(origin.requests.filter((request) => request.url === `/${FIRST}`)).toHaveLength(asked);
  });

  it("asks a changed address at once, whenever the old one was to be asked again", async () => {
    await edit("sources.yaml", (text) => text.replace(`/${THIRD}"`, `/${FIRST}"`));
    await until(
      async () => (await feed(`sources/${THIRD}`)).items.length === 12,
      "entries from the changed address",
    );
  });
});
