import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { clientAddress } from "../../src/http/client-address.ts";
import { createRateLimiter } from "../../src/http/rate-limiter.ts";
import type { HttpSettings } from "../../src/model/configuration.ts";
import { CONFIGURATION } from "../publish/sample.ts";
import { publish, type Running, startServer } from "./start-server.ts";

describe("a client's address", () => {
  const behind = clientAddress(["10.0.0.0/8", "2001:db8:1::/48"]);
  const direct = clientAddress([]);

  test.each([
    ["is the connection's", direct, "203.0.113.7", undefined, "203.0.113.7"],
    ["is the connection's, in whatever form", direct, "::ffff:203.0.113.7", undefined, "203.0.113.7"],
    ["is not what a client says", direct, "203.0.113.7", "198.51.100.1", "203.0.113.7"],
    ["is what a trusted proxy says", behind, "10.1.2.3", "198.51.100.1", "198.51.100.1"],
    ["is what the last proxy saw", behind, "10.1.2.3", "1.2.3.4, 198.51.100.1, 10.9.9.9", "198.51.100.1"],
    ["is without its port", behind, "10.1.2.3", "198.51.100.1:4711", "198.51.100.1"],
    ["is its network where it is IPv6", behind, "2001:db8:1::5", "2001:DB8:2:3::9", "2001:db8:2:3::/64"],
    [
      "is its network where it is written out",
      direct,
      "2001:db8:2:3:4:5:6:7",
      undefined,
      "2001:db8:2:3::/64",
    ],
    ["is unknown behind a proxy that nobody told of", direct, "127.0.0.1", "198.51.100.1", undefined],
    ["is unknown where the proxy does not know", behind, "10.1.2.3", "unknown", undefined],
    ["is unknown in a network of our own", direct, "fd00::1", undefined, undefined],
    ["is unknown once the connection is gone", direct, undefined, undefined, undefined],
  ])("%s", (_name, addressOf, peer, forwardedFor, client) => {
    expect(addressOf(peer, forwardedFor)).toBe(client);
  });
});

describe("the limit", () => {
  const limit = { perMinute: 60, burst: 5 };

  test("lets a burst through, then so many a minute, and says when", () => {
    const limiter = createRateLimiter();
    const take = (now: number) => limiter.take("a", limit, now);
    expect(Array.from({ length: 6 }, () => take(0))).toEqual([...Array(5).fill(undefined), 1]);
    expect(take(900)).toBe(1);
    expect(take(1_000)).toBeUndefined();
    expect(take(1_000)).toBe(1);
    // Refused requests cost nothing, and whoever waits as long as told is answered.
    expect(take(2_000)).toBeUndefined();
    expect(Array.from({ length: 6 }, () => take(100_000)).filter((wait) => wait === undefined)).toHaveLength(
      5,
    );
  });

  test("is each client's own, and may be none", () => {
    const limiter = createRateLimiter();
    for (let asked = 0; asked < 5; asked += 1) limiter.take("a", limit, 0);
    expect(limiter.take("a", limit, 0)).toBe(1);
    expect(limiter.take("b", limit, 0)).toBeUndefined();
    for (let asked = 0; asked < 100; asked += 1)
      expect(limiter.take("c", { perMinute: 0, burst: 1 }, 0)).toBeUndefined();
    expect(limiter.take("d", { perMinute: 1, burst: 1 }, 0)).toBeUndefined();
    expect(limiter.take("d", { perMinute: 1, burst: 1 }, 0)).toBe(60);
  });
});

describe("who asks too much", () => {
  let server: Running;
  let now = Date.parse("2026-03-06T00:00:00Z");
  let http: HttpSettings = { rateLimit: { perMinute: 60, burst: 3 }, trustedProxies: ["127.0.0.0/8"] };
  beforeAll(async () => {
    server = await startServer(publish(new Map([["all", []]])), {
      configuration: () => ({ ...CONFIGURATION, site: { ...CONFIGURATION.site, http } }),
      now: () => now,
    });
  });
  afterAll(() => server.close());
  const ask = (client: string, accept = "*/*", place = "/all.rss") =>
    server.request(place, { "x-forwarded-for": client, accept });

  it("is told to wait, and until when, in the form it reads; others are answered", async () => {
    for (let asked = 0; asked < 3; asked += 1) expect((await ask("198.51.100.1")).status).toBe(200);
    const refused = await ask("198.51.100.1", "application/json", "/api/v1/entries");
    expect([refused.status, refused.headers["retry-after"]]).toEqual([429, "1"]);
    expect(refused.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(JSON.parse(refused.text)).toMatchObject({ status: 429, title: "Too Many Requests" });
    expect(refused.headers["access-control-allow-origin"]).toBe("*");
    expect((await ask("198.51.100.1", "text/html")).headers["content-type"]).toContain("text/html");
    expect((await ask("198.51.100.2")).status).toBe(200);
    now += 1_000;
    expect((await ask("198.51.100.1")).status).toBe(200);
  });

  it("is nobody in a network of our own, which may be a proxy that speaks for all", async () => {
    http = { ...http, trustedProxies: [] };
    for (let asked = 0; asked < 10; asked += 1) expect((await ask("198.51.100.3")).status).toBe(200);
  });

  it("is told as much of a body beyond all use", async () => {
    const body = await fetch(`http://127.0.0.1:${server.port}/all.rss`, {
      method: "POST",
      body: "x".repeat(100_000),
    });
    expect([body.status, body.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });
});
