import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadConfiguration } from "../../src/config/load.ts";
import type { Configuration, SourceList } from "../../src/model/configuration.ts";
import { openSource } from "../../src/pipeline/open-source.ts";
import { visitList } from "../../src/pipeline/visit-list.ts";
import { createServices, type Services } from "../../src/services.ts";
import { connectRedis, type RedisConnection } from "../../src/store/connect.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { writeNetwork } from "../line/write-network.ts";
import { opmlOf } from "../lists/opml-of.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { PowerCut, untilPowerCut } from "./until-power-cut.ts";

const log = createLog({ level: "silent" });

let redis: TestRedis;
let origin: Origin;
let directory: string;
let connection: RedisConnection;
let configuration: Configuration;
let version = 1;

beforeAll(async () => {
  redis = await startTestRedis();
  origin = await startOrigin((request, response) => {
    const etag = `"${version}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag }).end(opmlOf(feedsOf(version)));
  });
  directory = await mkdtemp(join(tmpdir(), "broadsheet-list-power-"));
  await writeNetwork(directory, origin.url, []);
  const loaded = await loadConfiguration(directory);
  if (loaded.kind !== "configuration") throw new Error("the test's own configuration is wrong");
  const { polling, websub } = loaded.configuration.site;
  const rest = { weight: 1, sections: [], folders: {}, limit: 10, polling, websub };
  const friends: SourceList = { id: "friends", title: "Friends", url: `${origin.url}/list`, ...rest };
  configuration = { ...loaded.configuration, lists: [friends] };
  connection = await connectRedis({ url: redis.url, directory, log });
});

afterAll(async () => {
  await connection.close();
  await origin.close();
  await redis.stop();
  await rm(directory, { recursive: true });
});

const feedsOf = (at: number) => [
  `${origin.url}/quay`,
  at === 1 ? `${origin.url}/mole` : `${origin.url}/pier`,
];

async function visit(services: Services): Promise<void> {
  const list = configuration.lists[0] as SourceList;
  await visitList(list, await openSource(list, services), services);
}

/** Reads version 1, then version 2 with the power cut at an instant, then once more with power. */
async function run(prefix: string, instant: number) {
  const services = await createServices({ configuration, connection, env: { prefix }, log });
  const before = origin.requests.length;
  let cut = false;
  try {
    version = 1;
    await visit(services);
    version = 2;
    await visit(untilPowerCut(services, instant)).catch((error: unknown) => {
      if (!(error instanceof PowerCut)) throw error;
      cut = true;
    });
    await visit(services);
    await services.readLists();
    const { validators, failures, documents } = await services.sources.state("friends");
    const named = services.network().configuration.sources.map(({ url }) => url);
    const unconditional = origin.requests
      .slice(before)
      .filter(({ headers }) => headers["if-none-match"] === undefined).length;
    return { cut, left: { named, validators, failures, documents }, unconditional };
  } finally {
    await services.close();
  }
}

it("a reading of a list that dies at whatever step is finished by the next, and asks for all of it no second time", async () => {
  const undisturbed = await run("undisturbed", Number.POSITIVE_INFINITY);
  expect(undisturbed).toMatchObject({
    cut: false,
    unconditional: 1,
    left: { named: feedsOf(2), documents: 2 },
  });
  let instant = 1;
  for (let cut = true; cut; instant += 1) {
    const disturbed = await run(`cut-${instant}`, instant);
    expect([instant, disturbed.left]).toEqual([instant, undisturbed.left]);
    expect(disturbed.unconditional).toBe(1);
    ({ cut } = disturbed);
  }
  // The list's own reading, the kept answer, what it names and the state at least.
  expect(instant).toBeGreaterThan(4);
});
