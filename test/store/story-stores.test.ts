import { Cluster } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import { sketchOf } from "../../src/dedupe/story/sketch-of.ts";
import type { EntryRef, StoredEntry } from "../../src/model/stored-entry.ts";
import type { Tie } from "../../src/model/story.ts";
import { createLeadStore } from "../../src/store/lead-store.ts";
import { createStoryIndex } from "../../src/store/story-index.ts";
import { createStoryStore } from "../../src/store/story-store.ts";
import { BACKENDS, type Backend } from "./backends.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 4, 10, 12);
const HORIZON = { span: 7 * DAY, now: NOW };
const TEXT =
  "<p>The harbor council voted on Tuesday to close the old storm gate for two seasons while engineers replace its hinges, a job that was put off four times since the flood.</p><p>Three hundred dockworkers will be paid through the closure, the council said, under a settlement reached on Monday night.</p>";

function stored(sourceId: string, published: number, content = TEXT): StoredEntry {
  const id = `https://${sourceId}.example/${published}`;
  const date = new Date(published).toISOString();
  const entry = { id, url: id, title: "Storm gate to close for two seasons", content, published: date };
  const lists = { authors: [], tags: [], enclosures: [], pictures: [], links: [] };
  return {
    ref: `${sourceId}/${entryKey(id)}`,
    sourceId,
    entry: { ...entry, ...lists },
    firstSeen: new Date(NOW).toISOString(),
    changed: new Date(NOW).toISOString(),
    backlog: false,
    fingerprint: "f",
    sections: [],
    tags: [],
  };
}

describe.each(BACKENDS)("the stories' stores on %s", (_name, start) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend.stop());
  const evidence: Tie["evidence"] = [{ kind: "text", because: "9 of 10 passages" }];
  const copy: Tie = { relation: "copy", evidence };

  it("find what shares a key within the horizon, and of two that are posted at once at least one the other", async () => {
    const index = createStoryIndex(backend.redis, backend.keys);
    const sketches = [
      stored("one", NOW - 3_600_000),
      stored("two", NOW - 6 * DAY),
      stored("gone", NOW - 8 * DAY),
      stored("else", NOW, "<p>Something else altogether happened in the hills, where no council sits.</p>"),
    ].map(sketchOf);
    const found = await Promise.all(sketches.map((sketch) => index.post([sketch], HORIZON)));
    const met = found.flatMap((one) =>
      [...one.found].map(([ref, others]) => [ref, others.map((other) => other.ref)]),
    );
    expect(met.filter(([, others]) => others?.includes(sketches[0]?.ref as EntryRef))).not.toEqual([]);
    const again = await index.find(sketches, HORIZON);
    const of = (source: string) => sketches.find(({ sourceId }) => sourceId === source)?.ref as EntryRef;
    expect(again.get(of("one"))?.map(({ ref }) => ref)).toContain(of("two"));
    expect(again.get(of("two"))?.map(({ ref }) => ref)).toContain(of("one"));
    expect(again.has(of("gone"))).toBe(false);
    expect((await index.sketches([of("one"), of("gone")])).get(of("one"))).toEqual(sketches[0]);
    await index.drop([of("two")]);
    expect((await index.find(sketches, HORIZON)).get(of("one"))?.map(({ ref }) => ref)).not.toContain(
      of("two"),
    );
  });

  it("let postings end with their horizon", async () => {
    const index = createStoryIndex(backend.redis, backend.keys);
    const sketch = sketchOf(stored("late", NOW - 2 * DAY));
    await index.post([sketch], { ...HORIZON, keep: 60_000 });
    const patterns = ["{stories}:s:*", "{stories}:p:*"].map((rest) => `test:${rest}`);
    const nodes = backend.redis instanceof Cluster ? backend.redis.nodes("master") : [backend.redis];
    const kept = await Promise.all(nodes.flatMap((node) => patterns.map((pattern) => node.keys(pattern))));
    const times = await Promise.all(kept.flat().map((key) => backend.redis.pttl(key)));
    expect(times.length).toBeGreaterThan(5);
    expect(Math.min(...times)).toBeGreaterThan(0);
    expect(Math.max(...times)).toBeLessThanOrEqual(3 * 7 * DAY);
    await index.drop([sketch.ref]);
    expect((await index.sketches([sketch.ref])).size).toBe(0);
  });

  it("tie on both sides, end what is not given again, and forget it once it is settled", async () => {
    const stories = createStoryStore(backend.redis, backend.keys);
    const [a, b, c]: EntryRef[] = ["a/1", "b/2", "c/3"];
    if (!a || !b || !c) return expect.unreachable();
    const translation: Tie = { relation: "translation", original: b, evidence };
    for (let twice = 0; twice < 2; twice += 1) {
      await stories.relate(
        a,
        new Map([
          [b, translation],
          [c, copy],
        ]),
        [],
      );
    }
    const known = await stories.known([a, b, c, "d/4"]);
    expect(known.get(a)?.judged.get(b)).toEqual({ relation: "translation", original: "other", ended: false });
    expect(known.get(b)?.judged.get(a)).toEqual({ relation: "translation", original: "this", ended: false });
    expect(known.get(c)?.judged.get(a)).toEqual({ relation: "copy", ended: false });
    expect(known.has("d/4")).toBe(false);
    expect(await stories.evidence(b, a)).toEqual(evidence);

    await stories.relate(a, new Map(), [c]);
    const ended = await stories.known([a, b, c]);
    expect(ended.get(a)?.judged.get(b)?.ended).toBe(true);
    expect(ended.get(b)?.judged.get(a)?.ended).toBe(true);
    expect(ended.get(a)?.judged.get(c)?.ended).toBe(false);
    await stories.settle([a]);
    expect([...((await stories.known([a])).get(a)?.judged.keys() ?? [])]).toEqual([c]);
    expect((await stories.known([b])).size).toBe(0);
    expect(await stories.evidence(a, b)).toEqual([]);
  });

  it("keep what operators say apart from what is judged", async () => {
    const stories = createStoryStore(backend.redis, backend.keys);
    const [a, b]: EntryRef[] = ["o/1", "o/2"];
    if (!a || !b) return expect.unreachable();
    await stories.relate(a, new Map([[b, copy]]), []);
    await stories.setAlone(a);
    expect((await stories.known([a])).get(a)?.alone).toBe(true);
    await stories.join(a, b, { relation: "copy" });
    const joined = await stories.known([a, b]);
    // Joined with one, it is still not what it was judged to be.
    expect(joined.get(a)?.alone).toBe(true);
    expect([...(joined.get(b)?.joined.keys() ?? [])]).toEqual([a]);
    await stories.pin(b, 5);
    expect((await stories.known([b])).get(b)?.pinned).toBe(5);
    await stories.relate(a, new Map(), []);
    await stories.settle([a]);
    expect([...((await stories.known([a])).get(a)?.joined.keys() ?? [])]).toEqual([b]);
    await stories.unsay([a, b]);
    expect((await stories.known([a, b])).size).toBe(0);
  });

  it("hold on to the lead that a feed published first", async () => {
    const leads = createLeadStore(backend.redis, backend.keys);
    const times = { now: 1_000, forget: 0 };
    expect(await leads.claim("all", [["a/1"], ["b/2", "c/3"]], times)).toEqual(["a/1", "b/2"]);
    expect(
      await leads.claim(
        "all",
        [
          ["x/9", "a/1"],
          ["c/3", "b/2"],
        ],
        { now: 2_000, forget: 0 },
      ),
    ).toEqual(["a/1", "b/2"]);
    expect(await leads.claim("sections/work", [["x/9", "a/1"]], times)).toEqual(["x/9"]);
    expect(await leads.published("all", ["a/1", "x/9"])).toEqual(new Map([["a/1", 1_000]]));
    const racing = await Promise.all(
      [["r/1", "r/2"] as const, ["r/2", "r/1"] as const].map((choice) =>
        leads.claim("tags/t", [choice], times),
      ),
    );
    expect(racing[0]).toEqual(racing[1]);
    expect(await leads.claim("all", [["y/8", "a/1"]], { now: 3_000, forget: 2_500 })).toEqual(["y/8"]);
    await leads.drop("all", ["y/8"]);
    expect((await leads.published("all", ["y/8"])).size).toBe(0);
  });
});
