import { once } from "node:events";
import { connect } from "node:net";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PublishedFeeds } from "../../src/model/edition.ts";
import { createMetrics } from "../../src/telemetry/metrics.ts";
import { sampleEntry } from "../publish/sample.ts";
import { publish, type Running, startServer } from "./start-server.ts";

let server: Running;

beforeAll(async () => {
  server = await startServer(publish(new Map([["all", [sampleEntry()]]])));
});
afterAll(() => server.close());

describe("what is not there", () => {
  it.each([
    "/nowhere",
    "/tags/unknown",
    "/tags/unknown.rss",
    "/sections",
    "/sections/",
    "/all.xml",
    "/tags/a/b",
  ])("%s is 404, never cached", async (path) => {
    const { status, headers } = await server.request(path);
    expect(status).toBe(404);
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["access-control-allow-origin"]).toBe("*");
    expect(headers["access-control-expose-headers"]).toContain("Retry-After");
  });

  it.each([
    ["text/html", "text/html; charset=utf-8", '<a href="/">Front page</a>'],
    ["application/json", "application/problem+json; charset=utf-8", '"status":404'],
    ["*/*", "application/problem+json; charset=utf-8", '"title":"Not Found"'],
    ["text/plain", "text/plain; charset=utf-8", "404 Not Found: "],
    ["application/rss+xml", "text/plain; charset=utf-8", "404 Not Found: "],
  ])("is told to a client of %s as %s", async (accept, type, words) => {
    const { headers, text } = await server.request("/nowhere", { accept });
    expect(headers["content-type"]).toBe(type);
    expect(text).toContain(words);
  });

  it("a slash too many leads to the same host only", async () => {
    const { status, headers } = await server.request("/all/");
    expect([status, headers.location]).toEqual([308, "/all"]);
    expect(headers["access-control-allow-origin"]).toBe("*");
    expect((await server.request("//evil.example/")).headers.location).toBe("/evil.example");
  });
});

describe("what cannot be done", () => {
  it.each(["POST", "PUT", "PATCH", "DELETE"])("%s is 405 and says what can", async (method) => {
    const { status, headers } = await server.request("/all.rss", { "content-type": "text/csv" }, method);
    expect([status, headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });

  it.each(["TRACE", "PROPFIND", "PURGE"])("%s is 501 wherever it is asked for", async (method) => {
    for (const place of ["/all.rss", "/nowhere"]) {
      expect((await server.request(place, {}, method)).status, place).toBe(501);
    }
  });

  it("an address that cannot be decoded is 400", async () => {
    const { status, headers } = await server.request("/tags/%E0%A4%A", { "x-request-id": "abc-2" });
    expect(status).toBe(400);
    expect([headers["x-request-id"], headers["x-content-type-options"]]).toEqual(["abc-2", "nosniff"]);
  });

  it("an address beyond all use is 414, headers beyond all use 431", async () => {
    expect((await server.request(`/tags/${"a".repeat(3000)}`)).status).toBe(414);
    expect((await server.request("/all", { "x-long": "a".repeat(20_000) })).status).toBe(431);
  });

  it("what is not HTTP is 400, and the connection ends", async () => {
    const socket = connect(server.port, "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.write("not a request\r\n\r\n");
    await once(socket, "close");
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 400/);
  });
});

describe("a tag that too few entries bear", () => {
  it.each([
    [1, "Only one entry bears this tag so far; its feed is published once 3 do."],
    [2, "Only 2 entries bear this tag so far; its feed is published once 3 do."],
  ])("is not found, and says when it will be: %d", async (entries, detail) => {
    const nothing = () => Promise.resolve(undefined);
    const few: PublishedFeeds = {
      edition: nothing,
      archive: () => Promise.resolve(undefined),
      delta: nothing,
      window: nothing,
      state: () => Promise.resolve(""),
      closed: () => Promise.resolve({ entries, floor: 3 }),
      listings: () => Promise.resolve([]),
    };
    const server = await startServer(few);
    const { status, text } = await server.request("/tags/rigging.rss");
    await server.close();
    expect(status).toBe(404);
    expect(text).toContain(detail);
  });
});

describe("a failure of ours", () => {
  it("is 500 with the request's id and nothing of the cause, and is logged with it", async () => {
    const lines: string[] = [];
    const log = pino({ level: "error" }, { write: (line: string) => lines.push(line) });
    const failing: PublishedFeeds = {
      edition: () => Promise.reject(new Error("store password is wrong")),
      archive: () => Promise.resolve(undefined),
      delta: () => Promise.reject(new Error("store password is wrong")),
      window: () => Promise.reject(new Error("store password is wrong")),
      state: () => Promise.reject(new Error("store password is wrong")),
      closed: () => Promise.resolve(undefined),
      listings: () => Promise.resolve([]),
    };
    const broken = await startServer(failing, { log });
    const { status, text, headers } = await broken.request("/all.rss", { "x-request-id": "abc-1" });
    await broken.close();
    expect([status, headers["x-request-id"]]).toEqual([500, "abc-1"]);
    expect(text).toContain("abc-1");
    expect(text).not.toContain("password");
    expect(lines.join("")).toContain("store password is wrong");
    expect(lines.join("")).toContain("abc-1");
  });
});

describe("what operators ask", () => {
  it("/healthz is well as soon as it answers", async () => {
    expect((await server.request("/healthz")).text).toBe('{"status":"ok","service":"broadsheet"}');
  });

  it("/readyz is 503 with the reason until it is ready", async () => {
    let ready = false;
    const readiness = () =>
      Promise.resolve(
        ready ? { ready: true as const } : { ready: false as const, reason: "Redis is loading its data." },
      );
    const starting = await startServer(publish(new Map()), { readiness });
    const before = await starting.request("/readyz");
    expect([before.status, before.headers["retry-after"]]).toEqual([503, "5"]);
    expect(JSON.parse(before.text)).toEqual({ ready: false, reason: "Redis is loading its data." });
    ready = true;
    expect((await starting.request("/readyz")).status).toBe(200);
    await starting.close();
  });

  it("/metrics counts by pattern, so that strangers cannot make series", async () => {
    const metrics = createMetrics({ processMetrics: false });
    const counted = await startServer(publish(new Map()), { metrics });
    await counted.request("/tags/one");
    await counted.request("/tags/two");
    const { text, headers } = await counted.request("/metrics");
    await counted.close();
    expect(headers["content-type"]).toContain("text/plain");
    expect(text).toContain('broadsheet_http_requests_total{method="GET",route="/tags/:name",status="404"} 2');
    expect(text).not.toContain("/tags/one");
  });

  it("a request id that could break a log is not taken over", async () => {
    const { headers } = await server.request("/healthz", { "x-request-id": "a b" });
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });
});
