import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MOST_READ } from "../../src/pipeline/choose-entries.ts";
import { type RunningNetwork, type Sketch, startNetwork } from "./start-network.ts";

let network: RunningNetwork;
beforeEach(async () => {
  network = await startNetwork();
});
afterEach(() => network.close());

describe("what is kept of a combined feed", () => {
  it("is made once, however many ask at once, and again only when a feed of it changes", async () => {
    await network.shelve({ id: "a", tags: ["labor"] }, { id: "b", tags: ["housing"] });
    const readsOf = async (work: () => Promise<unknown>) => {
      const before = await network.reads();
      await work();
      return (await network.reads()) - before;
    };
    const alone = await readsOf(() => network.request("/feeds.atom?not=tag:labor&tag=housing"));
    expect(alone).toBeGreaterThan(0);
    const ask = (format: string) => network.request(`/feeds.${format}?not=tag:housing&tag=labor`);
    const together = await readsOf(async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, () => ask("atom")));
      expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.etag}`)).size).toBe(1);
    });
    expect(together).toBe(alone);
    const later = await readsOf(async () => {
      await Promise.all([ask("rss"), ask("json")]);
      network.pass(60_000);
      await ask("atom");
      await network.shelve({ id: "c", tags: ["ports"] });
      network.pass(60_000);
      await ask("atom");
    });
    expect(later).toBe(0);
    expect(await readsOf(() => network.shelve({ id: "d", tags: ["labor"] }).then(() => ask("atom")))).toBe(
      alone,
    );
  });

  it("is rendered once in a format while it stays the same", async () => {
    await network.shelve({ id: "a", tags: ["labor"] });
    const { combined } = network.services;
    const reading = await combined.read([["tag", "labor"]]);
    if (reading.kind === "refused") throw new Error(reading.detail);
    const first = await combined.edition(reading.combination, "rss");
    network.pass(60_000);
    expect(await combined.edition(reading.combination, "rss")).toBe(first);
    expect(await combined.edition(reading.combination, "atom")).not.toBe(first);
  });

  it("shows a new entry, and that one left, as soon as it is announced", async () => {
    const place = "/feeds.json?not=tag:spoilt&section=work,world";
    await network.shelve({ id: "a", sections: ["work"] }, { id: "c", tags: ["spoilt"] });
    expect(await network.titles(place)).toEqual(["a"]);
    const { etag } = (await network.request(place)).headers;
    await network.shelve({ id: "b", sections: ["world"], ago: 1000 });
    await expect.poll(() => network.titles(place), { timeout: 5_000 }).toEqual(["b", "a"]);
    expect((await network.request(place, { "if-none-match": etag })).status).toBe(200);
    await network.shelve({ id: "a", sections: ["work"], tags: ["spoilt"] });
    await expect.poll(() => network.titles(place), { timeout: 5_000 }).toEqual(["b"]);
  });

  it("is too old for five seconds at most where an announcement is lost", async () => {
    const place = "/feeds.json?section=work";
    await network.shelve({ id: "a", sections: ["work"] });
    expect(await network.titles(place)).toEqual(["a"]);
    network.pass(10);
    expect(await network.titles(place)).toEqual(["a"]);
    const remove = await network.services.feeds.refs("sections/work");
    await network.services.feeds.change({ path: "sections/work", add: [], remove });
    network.pass(5_000);
    expect(await network.titles(place)).toEqual([]);
  });

  it("keeps its ETag where a feed of it changes and it does not", async () => {
    const place = "/feeds.atom?lang=en&section=work";
    await network.shelve({ id: "a", sections: ["work"], language: "en" });
    const { etag } = (await network.request(place)).headers;
    await network.shelve({ id: "b", sections: ["work"], language: "es" });
    network.pass(60_000);
    expect((await network.request(place, { "if-none-match": etag })).status).toBe(304);
  });

  it("follows the configuration: a renamed section, a smaller window", async () => {
    const place = "/feeds.json?section=work";
    await network.shelve({ id: "a", sections: ["work"] }, { id: "b", sections: ["work"], ago: 1000 });
    expect(await network.titles(place)).toEqual(["b", "a"]);
    network.pass(10);
    expect(await network.titles(place)).toEqual(["b", "a"]);
    network.pass(10);
    const { configuration } = network.services.network();
    const [work, world] = configuration.sections;
    network.services.reconfigure({
      ...configuration,
      site: { ...configuration.site, window: { entries: 1, age: 30 * 86_400_000 } },
      sections: [work, world].flatMap((section) =>
        section ? { ...section, title: `New ${section.title}` } : [],
      ),
    });
    expect(await network.titles(place)).toEqual(["b"]);
    expect((await network.request(place)).text).toContain("New Work & Wages");
  });

  it("drops what has grown too old, although nothing arrives", async () => {
    const place = "/feeds.json?section=work";
    await network.shelve({ id: "a", sections: ["work"], ago: 29 * 86_400_000 });
    expect(await network.titles(place)).toEqual(["a"]);
    network.pass(2 * 86_400_000);
    expect(await network.titles(place)).toEqual([]);
  });

  it("is no part of the lists of feeds", async () => {
    await network.shelve({ id: "a", sections: ["work"] });
    await network.request("/feeds.rss?section=work");
    expect((await network.request("/opml")).text).not.toContain("/feeds");
    expect(await network.services.redis.keys("*feeds\\?*")).toEqual([]);
  });
});

describe("the work for a combined feed", () => {
  it("ends where the bound is met, and the feed says so", async () => {
    const sketches: Sketch[] = Array.from({ length: MOST_READ + 50 }, (_, at) => ({
      id: `entry ${at}`,
      sections: ["work"],
      ago: 60_000 * (at + 1),
      ...(at === 0 && { title: "first needle" }),
      ...(at === MOST_READ - 1 && { title: "second needle" }),
      ...(at === MOST_READ && { title: "third needle" }),
    }));
    await network.shelve(...sketches);
    expect(await network.titles("/feeds.json?q=needle")).toEqual(["first needle", "second needle"]);
    const { text } = await network.request("/feeds.json?q=needle");
    expect(text).toContain("Entries further back were not looked at.");
    expect(text.length).toBeLessThan(10_000);
    expect((await network.request("/feeds.json?q=entry")).text).not.toContain("looked at");
  });

  it("is turned away, not queued without end, when too many combinations are asked for at once", async () => {
    await network.shelve({ id: "a", sections: ["work"] });
    const places = Array.from({ length: 120 }, (_, at) => `/feeds.json?q=-word${at}`);
    // All of them come before the first one is made.
    await network.services.redis.call("CLIENT", "PAUSE", "1000");
    const answers = await Promise.all(places.map((place) => network.request(place)));
    const served = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 503);
    expect(served.length + refused.length).toBe(places.length);
    expect(served.length).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers["retry-after"]).toBe("10");
    for (const place of places) expect((await network.request(place)).status, place).toBe(200);
  });
});
