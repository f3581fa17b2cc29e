import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EntryRef } from "../../src/model/stored-entry.ts";
import { createArchiveStore } from "../../src/store/archive-store.ts";
import { createFeedStore } from "../../src/store/feed-store.ts";
import { BACKENDS, type Backend } from "./backends.ts";

const ref = (at: number): EntryRef => `paper/key-${at}`;
const refs = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => ref(from + at));

describe.each(BACKENDS)("archives on %s", (_name, start) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend.stop());

  it("begin with what a feed lists, take in what it lists anew, and are closed by one process alone", async () => {
    const archives = createArchiveStore(backend.redis, backend.keys);
    const feeds = createFeedStore(backend.redis, backend.keys);
    const path = "sections/work";
    const list = (from: number, to: number) =>
      feeds.change({
        path,
        add: refs(from, to).map((one, at) => ({ ref: one, arrival: from + at })),
        remove: [],
      });
    await list(0, 3);
    expect(await archives.open(path, 10)).toBeUndefined();
    expect((await archives.begin(path, 10)).pending).toEqual(refs(0, 3));
    await list(1, 5);
    expect(await archives.begin(path, 10)).toEqual({ first: 1, latest: 0, pending: refs(0, 5) });
    expect((await archives.open(path, 2))?.pending).toEqual(refs(0, 2));
    const closing = { latest: 0, ranges: [refs(0, 2), refs(2, 4)], settled: refs(0, 4), now: 100, forget: 0 };
    expect(await archives.close(path, closing)).toBe(true);
    expect(await archives.close(path, closing)).toBe(false);
    expect(await archives.open(path, 10)).toEqual({ first: 1, latest: 2, pending: [ref(4)] });
    expect(await archives.read(path, 2)).toEqual({ number: 2, closed: 100, refs: refs(2, 4) });
    expect([await archives.read(path, 3), await archives.read(path, 4)]).toEqual(["next", undefined]);
    // What was closed before a time is forgotten, and says so.
    const later = { latest: 2, ranges: [[ref(4)]], settled: [ref(4)], now: 300, forget: 200 };
    expect(await archives.close(path, later)).toBe(true);
    expect([await archives.read(path, 1), await archives.read(path, 2)]).toEqual(["gone", "gone"]);
    expect(await archives.open(path, 10)).toEqual({ first: 3, latest: 3, pending: [] });
    const range = { first: 3, latest: 3, pending: [] };
    expect((await archives.since(path, range, 300)).map(({ number }) => number)).toEqual([3]);
    expect(await archives.since(path, range, 301)).toEqual([]);
  });
});
