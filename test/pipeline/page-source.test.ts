import { mkdtemp, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfiguration } from "../../src/config/load.ts";
import type { Source } from "../../src/model/configuration.ts";
import type { SourceState } from "../../src/model/source-state.ts";
import { openSource } from "../../src/pipeline/open-source.ts";
import { rehearse } from "../../src/pipeline/rehearse.ts";
import { visitSource } from "../../src/pipeline/visit-source.ts";
import { createServices, type Services } from "../../src/services.ts";
import { connectRedis, type RedisConnection } from "../../src/store/connect.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { inventedSource } from "../line/invented-source.ts";
import { writeNetwork } from "../line/write-network.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";

const PAPER = inventedSource(1);
const PAGE =
  '<!DOCTYPE html><html><head><title>Paper</title><link rel="alternate" type="application/rss+xml" href="FEED"></head><body>News</body></html>';
const PAGE_DATE = "Thu, 01 Jan 2026 00:00:00 GMT";
const FEED_DATE = "Fri, 01 May 2026 00:00:00 GMT";

let redis: TestRedis;
let origin: Origin;
let directory: string;
let connection: RedisConnection;
let services: Services;
let source: Source;
/** Where the page says that the feed is. */
let place = "/feed-a";
let version = 1;
/** Where the page is. */
let shown = "/paper-1";

beforeEach(async () => {
  [place, version, shown] = ["/feed-a", 1, "/paper-1"];
  redis = await startTestRedis();
  origin = await startOrigin((request, response) => {
    if (request.url === shown) {
      // A server that goes by the date alone: a feed's date sent to the page would have it say "unchanged" for ever.
      if (shown === "/paper-1" && request.headers["if-modified-since"] !== undefined)
        response.writeHead(304).end();
      else
        response
          .writeHead(200, { "content-type": "text/html", "last-modified": PAGE_DATE })
          .end(PAGE.replace("FEED", place));
    } else if (request.url === place) {
      response
        .writeHead(200, { "content-type": "application/rss+xml", "last-modified": FEED_DATE })
        .end(PAPER.document(version));
    } else response.writeHead(410).end();
  });
  directory = await mkdtemp(join(tmpdir(), "broadsheet-page-"));
  await writeNetwork(directory, origin.url, [PAPER.id]);
  const loaded = await loadConfiguration(directory);
  if (loaded.kind !== "configuration") throw new Error("the test's own configuration is wrong");
  const { configuration } = loaded;
  const log = createLog({ level: "silent" });
  connection = await connectRedis({ url: redis.url, directory, log });
  services = await createServices({ configuration, connection, env: { prefix: "page" }, log });
  const [first] = configuration.sources;
  if (first === undefined) throw new Error("the test's own configuration has no source");
  source = first;
});
afterEach(async () => {
  await services.close();
  await connection.close();
  await origin.close();
  await redis.stop();
  await rm(directory, { recursive: true });
});

async function poll(): Promise<{ state: SourceState; asked: IncomingMessage[] }> {
  const before = origin.requests.length;
  const { after: state } = await visitSource(source, await openSource(source, services), services);
  return { state, asked: origin.requests.slice(before) };
}

const places = (asked: IncomingMessage[]) => asked.map(({ url }) => url);

describe("a source whose address is a page", () => {
  it("is read from the feed the page announces, which is asked itself from then on", async () => {
    const first = await poll();
    expect(places(first.asked)).toEqual(["/paper-1", "/feed-a"]);
    expect(first.state).toMatchObject({ outcome: "fetched", feedUrl: `${origin.url}/feed-a` });
    version = 2;
    const second = await poll();
    expect(places(second.asked)).toEqual(["/feed-a"]);
    expect(second.asked[0]?.headers["if-modified-since"]).toBe(FEED_DATE);
    expect(second.state.entries).toMatchObject({ added: 1 });
  });

  it("is looked for from the page again once its feed is gone from where it was", async () => {
    await poll();
    place = "/feed-b";
    version = 2;
    const lost = await poll();
    expect(lost.state).toMatchObject({ outcome: "failed", gone: undefined, feedUrl: undefined });
    expect(lost.state.problem).toContain(`no longer at ${origin.url}/feed-a`);
    const again = await poll();
    expect(again.state).toMatchObject({ outcome: "fetched", feedUrl: `${origin.url}/feed-b` });
    expect(again.state.entries).toMatchObject({ added: 1, unchanged: 6 });
  });

  it("is rehearsed as it would be polled", async () => {
    const { problem, entries } = await rehearse(source, services);
    expect(problem).toBeUndefined();
    expect(entries).toHaveLength(6);
  });
});

describe("a source whose address was a feed", () => {
  it("is not looked for elsewhere when a page stands in the feed's place", async () => {
    source = { ...source, url: `${origin.url}/feed-a` };
    await poll();
    const feedsPlace = place;
    place = "/feed-b";
    shown = feedsPlace;
    const paged = await poll();
    expect(places(paged.asked)).toEqual(["/feed-a"]);
    expect(paged.state).toMatchObject({ outcome: "failed", status: 200, feedUrl: undefined });
    [place, shown] = [feedsPlace, "/paper-1"];
    expect((await poll()).state).toMatchObject({ outcome: "unchanged", failures: 0 });
  });
});

describe("a source whose address was changed", () => {
  it("is asked without the validators of the address before", async () => {
    await poll();
    source = { ...source, url: `${origin.url}/feed-a` };
    const { asked, state } = await poll();
    expect(asked[0]?.headers).not.toHaveProperty("if-modified-since");
    expect(state).toMatchObject({ outcome: "fetched", url: source.url });
  });
});
