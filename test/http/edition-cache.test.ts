import { describe, expect, it } from "vitest";
import { cacheEditions } from "../../src/http/edition-cache.ts";
import type { Edition, PublishedFeeds } from "../../src/model/edition.ts";
import { makeEdition } from "../../src/publish/make-edition.ts";
import { HEAD, SOURCES, sampleEntry } from "../publish/sample.ts";

const FIRST = await makeEdition(HEAD, [], SOURCES, "rss");
const SECOND = await makeEdition(HEAD, [sampleEntry()], SOURCES, "rss");

/** Feeds whose editions are made when the test says so, in the order they were asked for. */
function byHand() {
  const waiting: PromiseWithResolvers[] = [];
  const feeds: PublishedFeeds = {
    edition: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
      }),
    window: () => Promise.resolve(undefined),
    listings: () => Promise.resolve([]),
  };
  return { feeds, waiting };
}

interface PromiseWithResolvers {
  resolve: (edition: Edition | undefined) => void;
  reject: (error: Error) => void;
}

describe("cacheEditions", () => {
  it("makes an edition once, however many ask at once or later", async () => {
    const { feeds, waiting } = byHand();
    const results: string[] = [];
    const cache = cacheEditions(feeds, { onLookup: (result) => results.push(result) });
    const asked = [1, 2, 3].map(() => cache.edition(HEAD.path, "rss"));
    waiting[0]?.resolve(FIRST);
    expect(await Promise.all(asked)).toEqual([FIRST, FIRST, FIRST]);
    expect(await cache.edition(HEAD.path, "rss")).toBe(FIRST);
    expect(waiting).toHaveLength(1);
    expect(results).toEqual(["miss", "miss", "miss", "hit"]);
  });

  it("keeps formats apart", async () => {
    const { feeds, waiting } = byHand();
    const cache = cacheEditions(feeds);
    void cache.edition(HEAD.path, "rss");
    void cache.edition(HEAD.path, "atom");
    expect(waiting).toHaveLength(2);
  });

  it("does not hold what was forgotten while it was made", async () => {
    const { feeds, waiting } = byHand();
    const cache = cacheEditions(feeds);
    const early = cache.edition(HEAD.path, "rss");
    cache.forget(HEAD.path);
    const late = cache.edition(HEAD.path, "rss");
    waiting[1]?.resolve(SECOND);
    expect(await late).toBe(SECOND);
    waiting[0]?.resolve(FIRST);
    expect(await early).toBe(FIRST);
    expect(await cache.edition(HEAD.path, "rss")).toBe(SECOND);
  });

  it("does not hold failures or feeds that are not there", async () => {
    const { feeds, waiting } = byHand();
    const cache = cacheEditions(feeds);
    const failing = cache.edition(HEAD.path, "rss");
    waiting[0]?.reject(new Error("store is away"));
    await expect(failing).rejects.toThrow("store is away");
    const missing = cache.edition(HEAD.path, "rss");
    waiting[1]?.resolve(undefined);
    expect(await missing).toBeUndefined();
    const there = cache.edition(HEAD.path, "rss");
    waiting[2]?.resolve(FIRST);
    expect(await there).toBe(FIRST);
  });

  it("lets the least recently used go when the memory it may take is full", async () => {
    const { feeds, waiting } = byHand();
    const size = SECOND.identity.length + SECOND.gzip.length + SECOND.brotli.length + 1024;
    const cache = cacheEditions(feeds, { maxBytes: size + 10 });
    for (const path of ["tags/a", "tags/b", "tags/a"] as const) {
      const asked = cache.edition(path, "rss");
      waiting.at(-1)?.resolve(SECOND);
      await asked;
    }
    expect(waiting).toHaveLength(3);
  });

  it("forgets everything when told to", async () => {
    const { feeds, waiting } = byHand();
    const cache = cacheEditions(feeds);
    const asked = cache.edition(HEAD.path, "rss");
    waiting[0]?.resolve(FIRST);
    await asked;
    cache.forgetAll();
    void cache.edition(HEAD.path, "rss");
    expect(waiting).toHaveLength(2);
  });
});
