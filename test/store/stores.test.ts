import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkAlias } from "../../src/dedupe/aliases.ts";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import { removalOf } from "../../src/dedupe/removed.ts";
import type { Edition } from "../../src/model/edition.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { createEditionStore } from "../../src/store/edition-store.ts";
import { createFeedStore } from "../../src/store/feed-store.ts";
import { createRemovalStore } from "../../src/store/removal-store.ts";
import { createSourceStore } from "../../src/store/source-store.ts";
import { newState } from "../../src/store/state-codec.ts";
import { BACKENDS, type Backend } from "./backends.ts";

function stored(id: string, firstSeen = "2026-05-01T10:00:00.000Z"): StoredEntry {
  const entry = {
    id,
    title: `Entry ${id}`,
    content: "<p>Ünïcode</p>",
    authors: [],
    tags: [],
    enclosures: [],
    pictures: [],
    links: [],
  };
  return {
    ref: `paper/${entryKey(id)}`,
    sourceId: "paper",
    entry,
    firstSeen,
    changed: firstSeen,
    backlog: false,
    fingerprint: "f",
    sections: [],
    tags: [],
  };
}

describe.each(BACKENDS)("the stores on %s", (_name, start) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend.stop());

  it("give entries back as they were written, and list them by arrival", async () => {
    const sources = createSourceStore(backend.redis, backend.keys);
    const entries = [stored("b", "2026-05-01T11:00:00.000Z"), stored("a")];
    await sources.write("paper", entries);
    const keys = entries.map(({ entry }) => entryKey(entry.id));
    expect([...(await sources.entries("paper", [...keys, "missing"])).values()]).toEqual(entries);
    expect((await sources.arrivals("paper")).map(({ key }) => key)).toEqual([entryKey("a"), entryKey("b")]);
    await sources.remove("paper", entries);
    expect(await sources.arrivals("paper")).toEqual([]);
    expect((await sources.entries("paper", keys)).size).toBe(0);
  });

  it("replace a state whole, and know what was committed with it", async () => {
    const sources = createSourceStore(backend.redis, backend.keys);
    const rich = {
      ...newState(),
      validators: { etag: '"1"' },
      problem: "x",
      nextPoll: 5,
      entries: { added: 1, updated: 2, unchanged: 3 },
      hints: { ttlMinutes: 30 },
    };
    const record = {
      at: 5,
      outcome: "fetched",
      status: 200,
      bytes: 9,
      ms: 1,
      added: 1,
      updated: 2,
      unchanged: 3,
    };
    const known = new Map([["k", { raw: "r", meaning: "m" }]]);
    await sources.commit("state", { state: rich, known, record });
    expect(await sources.state("state")).toEqual({ ...(await sources.state("unpolled")), ...rich });
    const blank = newState();
    const end = { before: rich, after: blank, record: { ...record, at: 6, outcome: "unchanged" } };
    await sources.visited([{ sourceId: "state", ...end }]);
    expect((await sources.state("state")).validators.etag).toBeUndefined();
    expect(await sources.history("state")).toEqual([{ ...record, at: 6, outcome: "unchanged" }, record]);
    expect(await sources.known("state", ["k", "other"])).toEqual(
      new Map([["k", { raw: "r", meaning: "m" }]]),
    );
  });

  it("lead from an alias to the entry that came last under it, and forget it with that entry alone", async () => {
    const sources = createSourceStore(backend.redis, backend.keys);
    const at = (id: string, url: string): StoredEntry => {
      const { ref: _, ...one } = stored(id);
      return { ...one, ref: `twins/${entryKey(id)}`, sourceId: "twins", entry: { ...one.entry, url } };
    };
    const [page, show] = ["https://paper.example/a", "https://paper.example/show"];
    const [first, second] = [at("1", show), at("2", show)];
    await sources.write("twins", [first, at("3", page)]);
    const [alias = "", other = ""] = [linkAlias(show), linkAlias(page)];
    expect((await sources.twins("twins", [alias])).get(alias)).toEqual({ key: entryKey("1"), shared: false });
    await sources.write("twins", [second]);
    expect((await sources.twins("twins", [alias])).get(alias)).toEqual({ key: entryKey("2"), shared: true });
    await sources.remove("twins", [first]);
    expect((await sources.twins("twins", [alias])).size).toBe(1);
    await sources.remove("twins", [second]);
    expect((await sources.twins("twins", [alias])).size).toBe(0);
    // One that moves leaves its old address.
    await sources.write("twins", [at("3", show)], [at("3", page)]);
    expect([...(await sources.twins("twins", [alias, other])).keys()]).toEqual([alias]);
  });

  it("refuse what was removed, until it is let in again", async () => {
    const sources = createSourceStore(backend.redis, backend.keys);
    const removals = createRemovalStore(backend.redis, backend.keys);
    const feeds = createFeedStore(backend.redis, backend.keys);
    const one = { ...stored("gone"), ref: `ban/${entryKey("gone")}` as const, sourceId: "ban" };
    const [key, path] = [entryKey("gone"), "sections/ban" as const];
    const removal = removalOf(one, {
      at: "2026-05-02T10:00:00.000Z",
      because: "so",
      paths: [path, "sources/ban"],
    });
    await sources.write("ban", [one]);
    await sources.know(
      "ban",
      new Map([
        [key, { raw: "r", meaning: "m" }],
        ["name", { raw: "r", meaning: "m", key }],
      ]),
    );
    await feeds.change({ path, add: [{ ref: one.ref, arrival: 1 }], remove: [] });
    await removals.ban(removal, ["name"]);
    for (const each of removal.paths) for (const _twice of [1, 2]) await removals.bury(each, removal);
    await removals.erase(removal);
    await sources.write("ban", [one]);
    expect((await sources.entries("ban", [key])).size).toBe(0);
    expect(await feeds.refs(path)).toEqual([]);
    expect(await sources.arrivals("ban")).toEqual([]);
    expect([...(await sources.known("ban", [key, "name"])).values()].map(({ standing }) => standing)).toEqual(
      ["removed", "removed"],
    );
    expect(await removals.tombstones(path, 0)).toEqual([
      { ref: one.ref, id: "gone", at: removal.at, because: "so" },
    ]);
    expect(await removals.tombstones(path, Date.parse(removal.at) + 1)).toEqual([]);
    await removals.unbury(path, removal);
    await removals.lift(removal);
    expect(await removals.tombstones(path, 0)).toEqual([]);
    expect(
      [...(await sources.known("ban", [key, "name"]))].map(([name, { standing }]) => [name, standing]),
    ).toEqual([[key, "restored"]]);
    await sources.write("ban", [one]);
    expect((await sources.entries("ban", [key])).size).toBe(1);
    expect(await removals.removedFrom("ban")).toEqual([]);
  });

  it("note of a feed no more than a hundred removals", async () => {
    const removals = createRemovalStore(backend.redis, backend.keys);
    for (let day = 0; day < 105; day += 1) {
      const at = new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
      await removals.bury("tags/many", removalOf(stored(`e${day}`), { at, paths: ["tags/many"] }));
    }
    const tombstones = await removals.tombstones("tags/many", 0);
    expect(tombstones).toHaveLength(100);
    expect(tombstones[0]?.id).toBe("e104");
  });

  it("list entries in feeds, newest first, and count every change", async () => {
    const feeds = createFeedStore(backend.redis, backend.keys);
    const add = [
      { ref: "paper/a", arrival: 1 },
      { ref: "paper/b", arrival: 2 },
      { ref: "paper/c", arrival: 3 },
    ] as const;
    await feeds.change({ path: "sections/us", add: [...add], remove: [] });
    expect(await feeds.newest("sections/us", 2, 0)).toEqual(["paper/c", "paper/b"]);
    expect(await feeds.newest("sections/us", 9, 3)).toEqual(["paper/c"]);
    await feeds.change({ path: "sections/us", add: [...add], remove: ["paper/b"] });
    expect(await feeds.refs("sections/us")).toEqual(["paper/a", "paper/c"]);
    expect(await feeds.revision("sections/us")).toBe(2);
    expect((await feeds.sizes()).get("sections/us")).toBe(2);
  });

  it("keep the first label of a tag", async () => {
    const feeds = createFeedStore(backend.redis, backend.keys);
    await feeds.label(new Map([["labor", "Trabajo"]]));
    await feeds.label(new Map([["labor", "Labour"]]));
    expect(await feeds.labels(["labor", "other"])).toEqual(
      new Map([
        ["labor", "Trabajo"],
        ["other", "other"],
      ]),
    );
  });

  it("keep the edition of the latest revision, in whatever order publishers finish", async () => {
    const editions = createEditionStore(backend.redis, backend.keys);
    const make = (text: string): Edition => ({
      path: "all",
      format: "rss",
      mediaType: "application/rss+xml",
      etag: `"${text}"`,
      lastModified: "2026-05-01T10:00:00.000Z",
      marks: ["a-mark"],
      identity: Buffer.from(text),
      gzip: Buffer.from([0, 255, 1]),
      brotli: brotliCompressSync(text),
    });
    // As an earlier release kept it.
    await backend.redis.hset(backend.keys.editions("all"), "rss:identity", "second");
    await editions.put({ edition: make("second"), revision: 2, look: "l", rendered: 1 });
    await editions.put({ edition: make("first"), revision: 1, look: "l", rendered: 2 });
    expect(await editions.get("all", "rss")).toEqual({
      edition: make("second"),
      revision: 2,
      look: "l",
      rendered: 1,
    });
    expect(await editions.get("all", "atom")).toBeUndefined();
    expect(await backend.redis.hexists(backend.keys.editions("all"), "rss:identity")).toBe(0);
  });
});
