import { describe, expect, test } from "vitest";
import { describeAddress, parseRedisAddress } from "../../src/store/redis/redis-address.ts";

describe("an address of Redis", () => {
  test.each([
    ["redis://example.org", { kind: "server", tls: false, host: "example.org", port: 6379, db: 0 }],
    ["redis://[::1]:7000/2", { kind: "server", tls: false, host: "::1", port: 7000, db: 2 }],
    [
      "rediss://desk:p%40ss%2Fword@example.org:6380",
      {
        kind: "server",
        tls: true,
        host: "example.org",
        port: 6380,
        username: "desk",
        password: "p@ss/word",
        db: 0,
      },
    ],
    ["redis://:a:b@h", { kind: "server", tls: false, host: "h", port: 6379, password: "a:b", db: 0 }],
    ["unix:///run/redis.sock", { kind: "socket", path: "/run/redis.sock", db: 0 }],
    [
      "redis+unix://:pw@/run/re%20dis.sock?db=3",
      { kind: "socket", path: "/run/re dis.sock", password: "pw", db: 3 },
    ],
    ["redis+unix://%2Frun%2Fredis.sock", { kind: "socket", path: "/run/redis.sock", db: 0 }],
    [
      "redis+sentinel://u:p@a:1,b/main/4?sentinelPassword=sp",
      {
        kind: "sentinel",
        tls: false,
        sentinels: [
          { host: "a", port: 1 },
          { host: "b", port: 26379 },
        ],
        name: "main",
        username: "u",
        password: "p",
        db: 4,
        sentinelPassword: "sp",
      },
    ],
    [
      "rediss+cluster://a:1,[::1]:2",
      {
        kind: "cluster",
        tls: true,
        nodes: [
          { host: "a", port: 1 },
          { host: "::1", port: 2 },
        ],
      },
    ],
  ])("%s is read", (url, address) => {
    expect(parseRedisAddress(url)).toEqual(address);
  });

  test.each([
    "example.org:6379",
    "http://pass:secret@h",
    "redis://pass:secret@a,b",
    "redis://h:0",
    "redis://h:65536",
    "redis://h/name",
    "redis://pass:sec%ret@h",
    "redis+unix://relative.sock",
    "redis+sentinel://a:1",
    "redis+cluster://a:1/2",
    "redis+cluster://",
  ])("%s is refused in one sentence without its password", (url) => {
    const result = parseRedisAddress(url);
    expect(result.kind).toBe("problem");
    const message = result.kind === "problem" ? result.message : "";
    expect(message).toMatch(/^REDIS_URL\b/);
    expect(message).not.toMatch(/sec|\n/);
  });

  test("is described by its places, never by its credentials", () => {
    const urls = [
      "rediss://u:secret@h:1",
      "redis+sentinel://u:secret@a:1,b:2/main",
      "redis+cluster://u:secret@a:1",
    ];
    const described = urls.map((url) => {
      const address = parseRedisAddress(url);
      return address.kind === "problem" ? address.message : describeAddress(address);
    });
    expect(described).toEqual([
      "Redis at h:1",
      'Redis "main" by way of its sentinels at a:1, b:2',
      "the Redis Cluster at a:1",
    ]);
  });
});
