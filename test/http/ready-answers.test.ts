import { Agent, get as httpGet, type OutgoingHttpHeaders } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { Edition, PublishedFeeds } from "../../src/model/edition.ts";
import { makeEdition } from "../../src/publish/make-edition.ts";
import { createMetrics } from "../../src/telemetry/metrics.ts";
import { CONFIGURATION, fullEntry, HEAD, SOURCES, sampleEntry } from "../publish/sample.ts";
import { publish, type Received, type Running, startServer } from "./start-server.ts";

const PLACE = "/sections/work.atom";
const edition = (entries = [fullEntry()]) => makeEdition({ head: HEAD, entries }, SOURCES, "atom");

let running: Running[] = [];
afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
});

/** A server over one edition, which is at hand or is not, and how often it was asked for the long way. */
async function serve(first: Edition, atHand: boolean) {
  const state = { now: first, asked: 0, configuration: CONFIGURATION };
  const feeds: PublishedFeeds = {
    ...publish(new Map()),
    edition: async () => {
      state.asked += 1;
      return state.now;
    },
    atHand: () => (atHand ? state.now : undefined),
  };
  const metrics = createMetrics({ processMetrics: false });
  const server = await startServer(feeds, { metrics, configuration: () => state.configuration });
  running.push(server);
  return { state, metrics, get: server.request, port: server.port };
}

function fetchOver(agent: Agent, port: number, headers: OutgoingHttpHeaders) {
  return new Promise<{ status: number; length: number }>((resolve, reject) => {
    const request = httpGet({ host: "127.0.0.1", port, path: PLACE, agent, headers }, (response) => {
      let length = 0;
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, length }));
    });
    request.on("error", reject);
  });
}

function comparable({ status, headers, body }: Received) {
  const { date, "x-request-id": id, connection, "keep-alive": alive, ...rest } = headers;
  return {
    status,
    headers: Object.fromEntries(Object.entries(rest).toSorted()),
    body,
    signed: id !== undefined,
  };
}

describe("an answer that is given again", () => {
  it.each(["br", "gzip", "identity", "gzip;q=1, br;q=0.5", undefined])(
    "is the same with Accept-Encoding %s, header by header",
    async (coding) => {
      const [long, short] = [await serve(await edition(), false), await serve(await edition(), true)];
      const headers = coding === undefined ? {} : { "accept-encoding": coding };
      const whole = comparable(await long.get(PLACE, headers));
      expect(comparable(await short.get(PLACE, headers))).toEqual(whole);
      expect(comparable(await short.get(PLACE, headers))).toEqual(whole);
      const current = { ...headers, "if-none-match": String(whole.headers["etag"]) };
      const unchanged = comparable(await long.get(PLACE, current));
      expect(unchanged.status).toBe(304);
      expect(comparable(await short.get(PLACE, current))).toEqual(unchanged);
      expect(short.state.asked).toBe(1);
      expect(long.state.asked).toBe(2);
    },
  );

  it.each(["keep-alive", "close"])("says what becomes of a connection that is to %s", async (connection) => {
    const [long, short] = [await serve(await edition(), false), await serve(await edition(), true)];
    await short.get(PLACE);
    const wanted = await long.get(PLACE, { connection });
    const got = await short.get(PLACE, { connection });
    for (const name of ["connection", "keep-alive"]) expect(got.headers[name]).toBe(wanted.headers[name]);
    expect(Date.parse(String(got.headers["date"]))).toBeGreaterThan(Date.now() - 60_000);
    expect(got.body).toEqual(wanted.body);
  });

  it("follows another on one connection", async () => {
    const { port, state } = await serve(await edition(), true);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const get = async (headers = {}) => {
      const response = await fetchOver(agent, port, headers);
      return { status: response.status, length: response.length };
    };
    const { length } = await get();
    expect(await get()).toEqual({ status: 200, length });
    expect(await get({ "if-none-match": state.now.etag })).toEqual({ status: 304, length: 0 });
    expect(await get()).toEqual({ status: 200, length });
    agent.destroy();
  });

  it("carries the id of its own request, and is counted", async () => {
    const { get, metrics } = await serve(await edition(), true);
    await get(PLACE);
    const first = await get(PLACE, { "x-request-id": "from-the-proxy" });
    const second = await get(PLACE);
    expect(first.headers["x-request-id"]).toBe("from-the-proxy");
    expect(second.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    const text = await metrics.registry.metrics();
    expect(text).toContain('http_requests_total{method="GET",route="/sections/:name",status="200"} 3');
  });

  it.each([
    ["HEAD", "HEAD", {}],
    ["a delta", "GET", { "a-im": "feed" }],
    ["a date", "GET", { "if-modified-since": "Thu, 05 Mar 2026 12:00:00 GMT" }],
    ["a precondition", "GET", { "if-match": '"other"' }],
    ["other tags", "GET", { "if-none-match": '"other"' }],
    ["a list of tags", "GET", { "if-none-match": '"other", "more"' }],
    ["no coding there is", "GET", { "accept-encoding": "identity;q=0, *;q=0" }],
  ])("is left to the long way where %s is asked for", async (_name, method, headers) => {
    const [long, short] = [await serve(await edition(), false), await serve(await edition(), true)];
    await short.get(PLACE);
    const { asked } = short.state;
    const wanted = comparable(await long.get(PLACE, headers, method));
    const got = comparable(await short.get(PLACE, headers, method));
    expect({ status: got.status, etag: got.headers["etag"] }).toEqual({
      status: wanted.status,
      etag: wanted.headers["etag"],
    });
    expect(short.state.asked).toBe(asked + 1);
  });

  it("is not given to whoever asks too much", async () => {
    const { state, get } = await serve(await edition(), true);
    const http = { rateLimit: { perMinute: 1, burst: 2 }, trustedProxies: ["127.0.0.0/8"] };
    state.configuration = { ...CONFIGURATION, site: { ...CONFIGURATION.site, http } };
    const from = (client: string) => get(PLACE, { "x-forwarded-for": client });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await from("203.0.113.7")).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await from("203.0.113.8")).status).toBe(200);
  });

  it("is another as soon as the feed is, or the configuration", async () => {
    const { state, get } = await serve(await edition(), true);
    const before = await get(PLACE);
    state.now = await edition([fullEntry(), sampleEntry()]);
    const after = await get(PLACE);
    expect(after.headers["etag"]).not.toBe(before.headers["etag"]);
    expect((await get(PLACE)).body).toEqual(after.body);
    const moved = { ...CONFIGURATION.site, url: "https://elsewhere.example" };
    state.configuration = { ...CONFIGURATION, site: moved };
    expect((await get(PLACE)).headers["link"]).toContain("https://elsewhere.example/");
  });
});
