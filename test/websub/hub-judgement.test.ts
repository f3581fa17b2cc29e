import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHostBreaker } from "../../src/websub/host-breaker.ts";
import { hubTopic, readHubRequest, subscriberId } from "../../src/websub/hub-request.ts";
import { verificationUrl } from "../../src/websub/sign.ts";

const SITE = "https://wire.example/news";
const form = (fields: Record<string, string>) =>
  new Map(
    Object.entries({
      "hub.mode": "subscribe",
      "hub.topic": `${SITE}/all.rss`,
      "hub.callback": "https://reader.example/push?user=1",
      ...fields,
    }),
  );
const leaseOf = (seconds: string) => {
  const read = readHubRequest(form({ "hub.lease_seconds": seconds }), SITE);
  return read.kind === "request" ? read.request.lease / 1000 : read.detail;
};

describe("a topic", () => {
  it.each([
    ["/all.rss", { path: "all", format: "rss" }],
    ["/sections/latin-america.atom", { path: "sections/latin-america", format: "atom" }],
    ["/tags/m%C3%A9xico.json", { path: "tags/méxico", format: "json" }],
    ["/tags/node.js.rss", { path: "tags/node.js", format: "rss" }],
    ["/all", undefined],
    ["/all.rss?x=1", undefined],
    ["/all.rss#x", undefined],
    ["/all.xml", undefined],
    ["/sections.rss", undefined],
    ["/sections/a/b.rss", undefined],
    ["/entries/a.rss", undefined],
    ["/tags/%E0%A4%A.rss", undefined],
    ["/tags/%2F.rss", undefined],
  ])("%s is %j", (place, topic) => {
    expect(hubTopic(`${SITE}${place}`, SITE)).toEqual(topic);
  });
  it("is never one of another site", () => {
    expect(hubTopic("https://wire.example/newsroom/all.rss", SITE)).toBeUndefined();
    expect(hubTopic("http://wire.example/news/all.rss", SITE)).toBeUndefined();
  });
});

describe("a lease", () => {
  it("is ten days unless asked for, and between five minutes and thirty days", () => {
    expect(["", "0", "3600", "1", "999999999999"].map(leaseOf)).toEqual([
      864_000, 864_000, 3600, 300, 2_592_000,
    ]);
    expect(leaseOf("-1")).toContain("hub.lease_seconds");
  });
});

it("any form is read or refused in a sentence, never thrown at", () => {
  const names = fc.constantFrom(
    "hub.mode",
    "hub.topic",
    "hub.callback",
    "hub.secret",
    "hub.lease_seconds",
    "x",
  );
  fc.assert(
    fc.property(fc.dictionary(names, fc.string({ unit: "binary" })), (fields) => {
      const read = readHubRequest(new Map(Object.entries(fields)), SITE);
      expect(read.kind === "request" || read.detail.endsWith(".")).toBe(true);
    }),
  );
});

it("a callback has one subscription a format", () => {
  const callback = "https://reader.example/a";
  expect(subscriberId({ callback, format: "rss" })).toBe(subscriberId({ callback, format: "rss" }));
  expect(subscriberId({ callback, format: "rss" })).not.toBe(subscriberId({ callback, format: "atom" }));
});

it("a callback's own query stays before the questions", () => {
  expect(verificationUrl("https://reader.example/p?a=1&hub.mode=x", { "hub.mode": "subscribe" })).toBe(
    "https://reader.example/p?a=1&hub.mode=x&hub.mode=subscribe",
  );
});

describe("a host", () => {
  it("has room for so many at once, and gives a place on", async () => {
    const hosts = createHostBreaker(2);
    expect(await Promise.all([hosts.enter("a", 0), hosts.enter("a", 0)])).toEqual([true, true]);
    let entered = false;
    const third = hosts.enter("a", 0).then(() => {
      entered = true;
    });
    expect(await hosts.enter("b", 0)).toBe(true);
    expect(entered).toBe(false);
    hosts.leave("a", "well", 0);
    await third;
    expect(entered).toBe(true);
  });
  it("that fails five times in a row is left alone, but for one try every half minute", async () => {
    const hosts = createHostBreaker(9);
    for (let time = 0; time < 5; time += 1) {
      expect(await hosts.enter("a", time)).toBe(true);
      hosts.leave("a", "badly", time);
    }
    expect(await hosts.enter("a", 5)).toBe(false);
    expect(await hosts.enter("a", 30_004)).toBe(true);
    expect(await hosts.enter("a", 30_005)).toBe(false);
    hosts.leave("a", "well", 30_006);
    expect(await hosts.enter("a", 30_007)).toBe(true);
  });
});
