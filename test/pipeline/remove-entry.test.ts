import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import type { FeedFormat, FeedPath } from "../../src/model/feed.ts";
import { findEntries } from "../../src/pipeline/find-entry.ts";
import { reindex } from "../../src/pipeline/reindex.ts";
import { allRemoved, copiesOf, named, removeEntry } from "../../src/pipeline/remove-entry.ts";
import { restoreEntry } from "../../src/pipeline/restore-entry.ts";
import type { Services } from "../../src/services.ts";
import { type Item, rssOf } from "../line/rss-of.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";
import { checkDocument } from "../validity/check-document.ts";

const HOUR = 3_600_000;
const FEEDS: FeedPath[] = ["all", "sections/ports", "tags/port", "sources/paper"];
const SECRET = "The name of the witness stood here";

let line: SmallLine;
let other: Services;
let now: number;
beforeAll(async () => {
  line = await startSmallLine(["paper", "planet", "picky"], (configuration) => ({
    ...configuration,
    sources: configuration.sources.map((source) =>
      source.id === "picky" ? { ...source, drop: [{ text: { title: "Witness" } }] } : source,
    ),
  }));
  other = await line.another();
});
afterAll(() => line.stop());
beforeEach(async () => {
  await line.services.redis.flushdb();
  line.services.editions.forget();
  other.editions.forget();
  line.clock.now += HOUR;
  now = line.clock.now;
  await line.poll("paper", rssOf([KEPT, BAD]));
  line.clock.now += HOUR;
});

const KEPT: Item = {
  guid: "kept",
  link: "https://paper.example/kept",
  title: "Rents rise",
  text: "Tenants met in the school of the quarter.",
  tags: ["ports"],
};
const BAD: Item = {
  guid: "https://paper.example/?p=7",
  link: "https://paper.example/witness",
  title: "Witness speaks",
  text: `${SECRET}, in a long report of the hearing that nobody should have printed before the verdict was spoken.`,
  tags: ["ports"],
};
const ID = "https://paper.example/?p=7";
const REF = `paper/${entryKey(ID)}` as const;

async function remove(name = ID, because?: string) {
  const [one] = await named(name, line.services);
  if (one === undefined) throw new Error(`nothing is called ${name}`);
  return await removeEntry(one, because, line.services);
}
async function text(path: FeedPath, format: FeedFormat, services = line.services): Promise<string> {
  return (await services.editions.edition(path, format))?.identity.toString() ?? "";
}
/** Every byte that Redis holds, unpacked as far as entries and editions go. */
async function everything(): Promise<string> {
  const shown = await Promise.all(
    FEEDS.flatMap((path) => (["rss", "atom", "json"] as const).map((format) => text(path, format))),
  );
  const { redis, keys } = line.services;
  const editions = await Promise.all(FEEDS.map((path) => redis.hgetallBuffer(keys.editions(path))));
  const kept = editions.flatMap((fields) => Object.entries(fields).map(unpacked));
  return [...shown, ...kept, JSON.stringify(await line.stored("paper"))].join("\n");
}

function unpacked([field, bytes]: [string, Buffer]): string {
  if (field.endsWith(":gzip")) return gunzipSync(bytes).toString();
  if (field.endsWith(":brotli")) return brotliDecompressSync(bytes).toString();
  return bytes.toString();
}

describe("a removed entry", () => {
  it("leaves every feed, edition and process at once, and the store", async () => {
    for (const path of FEEDS)
      for (const services of [line.services, other])
        expect(await text(path, "json", services)).toContain(SECRET);
    await line.services.editions.prepare("all", "rss");
    const held = new Map<FeedPath, string>();
    for (const path of FEEDS) {
      const edition = await line.services.editions.edition(path, "atom");
      held.set(path, edition?.etag ?? "");
    }
    const removal = await remove(ID, "a court's order");
    expect(removal).toMatchObject({
      ref: REF,
      id: ID,
      because: "a court's order",
      paths: expect.arrayContaining(FEEDS),
    });
    await line.settled(other);
    for (const path of FEEDS) {
      for (const format of ["rss", "atom", "json"] as const) {
        for (const services of [line.services, other])
          expect(await text(path, format, services)).not.toContain(SECRET);
        const document = await text(path, format);
        expect(document).toContain("Rents rise");
        expect(checkDocument(document, format)).toEqual([]);
      }
      // Whoever asks what changed is told; validators know no tombstones in the whole.
      const delta = await line.services.editions.delta(path, "atom", [held.get(path) ?? ""]);
      const told = delta?.identity.toString() ?? "";
      expect(told).toMatch(
        /<at:deleted-entry ref="https:\/\/paper\.example\/\?p=7" when="[^"]+"><at:comment>a court's order<\/at:comment><\/at:deleted-entry>/,
      );
      expect(told).not.toContain("Rents rise");
      expect(checkDocument(told, "atom", { delta: true })).toEqual([]);
      expect(JSON.parse(await text(path, "json"))._broadsheet.removed).toEqual([
        { ref: REF, id: ID, at: removal.at, because: "a court's order" },
      ]);
      const edition = await line.services.editions.edition(path, "rss");
      expect(edition?.lastModified).toBe(removal.at);
    }
    expect(await everything()).not.toContain(SECRET);
    expect(await findEntries(ID, line.services)).toEqual([]);
    expect(await line.services.catalogue.entry(REF)).toBe("removed");
  });

  it.each<[string, Item[]]>([
    ["the same document", [KEPT, BAD]],
    ["a corrected one", [KEPT, { ...BAD, text: `${SECRET}, says another.`, title: "Witness spoke" }]],
    ["another guid for the same link", [KEPT, { ...BAD, guid: "new" }]],
    [
      "another guid, title and text for the same link",
      [KEPT, { ...BAD, guid: "new", title: "Trial", text: `${SECRET}. Short.` }],
    ],
    [
      "another guid and link for the same text and title",
      [KEPT, { ...BAD, guid: "new", link: "https://paper.example/again" }],
    ],
    ["both ids side by side", [KEPT, BAD, { ...BAD, guid: "new" }]],
    [
      "a twin of its address",
      [KEPT, { ...BAD, guid: "new", link: "http://www.paper.example/witness/?utm_source=x" }],
    ],
    ["no guid at all", [KEPT, { ...BAD, guid: undefined }]],
  ])("never comes back with %s, and is kept out under its new name, too", async (_what, items) => {
    await remove();
    for (const more of ["", "once more", "and again"]) {
      line.clock.now += HOUR;
      const again = items.map((item) => (item === KEPT ? item : { ...item, author: `Somebody ${more}` }));
      const { entries } = await line.poll("paper", rssOf(again));
      expect(entries).toEqual({ added: 0, updated: 0, unchanged: items.length });
    }
    const { services } = line;
    await reindex({
      ...services,
      network: services.network(),
      publish: services.queues.publish,
      progress: () => undefined,
    });
    services.editions.forget();
    expect((await line.stored("paper")).map(({ entry }) => entry.id)).toEqual(["kept"]);
    expect(await everything()).not.toContain(SECRET);
    for (const path of FEEDS) expect(await services.feeds.refs(path)).toEqual([`paper/${entryKey("kept")}`]);
  });

  it("keeps out nothing that only shares its page: not the next part of a show", async () => {
    const part = (day: number): Item => ({
      guid: `part-${day}`,
      link: "https://paper.example/show",
      title: `Part ${day}`,
      text: "Subscribe wherever you listen, and tell your friends about the show.",
      date: new Date(now - day * HOUR).toISOString(),
    });
    await line.poll("paper", rssOf([part(2), part(1)]));
    await remove("part-2");
    expect((await line.poll("paper", rssOf([part(3), part(2), part(1)]))).entries).toMatchObject({
      added: 1,
    });
    await remove("part-1");
    expect((await line.poll("paper", rssOf([part(4), part(3)]))).entries).toMatchObject({ added: 1 });
    expect((await line.stored("paper")).map(({ entry }) => entry.id)).toEqual(
      expect.arrayContaining(["part-3", "part-4"]),
    );
  });

  it("is kept out although a poll was under way that had read it", async () => {
    const { services } = line;
    line.serve("paper", rssOf([KEPT, { ...BAD, title: "Witness speaks again" }]));
    const { sources } = services;
    let removed = false;
    // The poll knows the entry already; it is removed before the poll writes it.
    const slow = new Proxy(sources, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (name !== "write" || typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          if (!removed) await remove();
          removed = true;
          return await value.apply(target, args);
        };
      },
    });
    await line.pollWith("paper", { ...services, sources: slow });
    expect(removed).toBe(true);
    expect((await line.stored("paper")).map(({ entry }) => entry.id)).toEqual(["kept"]);
    expect(
      (await line.poll("paper", rssOf([KEPT, { ...BAD, title: "Witness speaks for a third time" }]))).entries
        .added,
    ).toBe(0);
    services.editions.forget();
    expect(await everything()).not.toContain(SECRET);
  });

  it("comes back where it is restored: with the next poll, under its id and at its place", async () => {
    const before = (await line.services.editions.window("all"))?.entries.map(({ ref }) => ref);
    const [stored] = (await line.stored("paper")).filter(({ ref }) => ref === REF);
    const removal = await remove();
    await line.poll("paper", rssOf([KEPT, { ...BAD, guid: "new" }]));
    line.clock.now += HOUR;
    expect(await restoreEntry(removal, line.services)).toBe(true);
    expect(await allRemoved(line.services)).toEqual([]);
    line.services.editions.forget();
    expect(await text("all", "json")).not.toContain('"removed"');
    // The very same document: the poll asks for all of it.
    expect((await line.poll("paper", rssOf([KEPT, { ...BAD, guid: "new" }]))).entries.added).toBe(1);
    const [back] = (await line.stored("paper")).filter(({ ref }) => ref === REF);
    expect(back).toMatchObject({
      firstSeen: stored?.firstSeen,
      backlog: stored?.backlog,
      entry: { id: ID, title: BAD.title },
    });
    expect((await line.services.editions.window("all"))?.entries.map(({ ref }) => ref)).toEqual(before);
    expect(await line.services.redis.hlen(line.services.keys.removed("paper"))).toBe(0);
    expect((await line.poll("paper", rssOf([KEPT, BAD]))).entries).toMatchObject({ added: 0 });
    await remove();
    expect((await line.poll("paper", rssOf([KEPT, BAD]).replace("Invented", "Anew"))).entries).toMatchObject({
      added: 0,
    });
  });

  it("is deleted and kept out also where its source's filter had it in no feed", async () => {
    await line.poll("picky", rssOf([KEPT, BAD]));
    const ref = `picky/${entryKey(ID)}`;
    expect(await line.services.redis.zrange(line.services.keys.dropped("picky"), "0", "-1")).toEqual([ref]);
    await remove(ref);
    expect(await line.services.redis.exists(line.services.keys.dropped("picky"))).toBe(0);
    expect((await line.services.sources.entries("picky", [entryKey(ID)])).size).toBe(0);
    await line.poll("picky", rssOf([KEPT, { ...BAD, guid: "new" }]));
    expect(await line.services.redis.exists(line.services.keys.dropped("picky"))).toBe(0);
  });

  it("is told of with its copies in other sources, which stay; its address means all of them", async () => {
    await line.poll(
      "planet",
      rssOf([{ guid: "x", link: "http://paper.example/witness", title: "Seen elsewhere" }]),
    );
    const one = await named(ID, line.services);
    const copies = await copiesOf(one, line.services);
    expect(copies.map(({ stored, by }) => [stored.entry.title, by])).toEqual([["Seen elsewhere", "address"]]);
    expect(await named("https://paper.example/witness", line.services)).toHaveLength(2);
    await remove();
    expect(await text("all", "rss")).toContain("Seen elsewhere");
    expect((await allRemoved(line.services)).map(({ ref }) => ref)).toEqual([REF]);
  });

  it("is removed whole by a second run, wherever the first was broken off", async () => {
    const undisturbed = await leftAfter(Number.POSITIVE_INFINITY);
    expect(undisturbed).toMatchObject({
      stored: [`paper/${entryKey("kept")}`],
      ties: 0,
      company: false,
      kept: 0,
    });
    let step = 1;
    for (; ; step += 1) {
      const left = await leftAfter(step);
      expect({ ...left, cut: false }, `broken off at step ${step}`).toEqual(undisturbed);
      if (!left.cut) break;
    }
    expect(step).toBeGreaterThan(6);
  });
});

class PowerCut extends Error {}

/** Removes with the power cut at a step, then again with power; what is left then. */
async function leftAfter(step: number) {
  const { services, clock } = line;
  const { redis, keys } = services;
  await redis.flushdb();
  services.editions.forget();
  clock.now = now;
  await line.poll("paper", rssOf([KEPT, BAD]));
  await line.poll("planet", rssOf([{ ...BAD, guid: "copy" }]));
  await services.editions.prepare("all", "atom");
  let steps = 0;
  const cut = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          steps += 1;
          if (steps >= step) throw new PowerCut();
          return await value.apply(target, args);
        };
      },
    });
  const announced = new Set<FeedPath | undefined>();
  const deaf = other.onChange((path) => announced.add(path));
  const [one] = await named(ID, services);
  expect(await text("sources/planet", "json")).toContain(REF);
  const { removals, stories, storyIndex, leads, feeds, editions, queues } = services;
  const dying = {
    ...services,
    stories: cut(stories),
    storyIndex: cut(storyIndex),
    leads: cut(leads),
    removals: cut(removals),
    feeds: cut(feeds),
    editions: cut(editions),
    queues: cut(queues),
  };
  const done = await removeEntry(one ?? {}, "because", dying).then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof PowerCut)) throw error;
      return false;
    },
  );
  if (!done) await remove(ID, "because");
  await line.settled(other);
  deaf();
  await line.poll("paper", rssOf([KEPT, { ...BAD, title: "Again" }]));
  return {
    cut: !done,
    stored: (await line.stored("paper")).map(({ ref }) => ref),
    feeds: await Promise.all(FEEDS.map((path) => feeds.refs(path))),
    notes: await Promise.all(FEEDS.map((path) => redis.zrange(keys.tombstones(path), "0", "-1"))),
    kept: await redis.exists(keys.editions("all")),
    ties: (await stories.known([REF])).size,
    company: (await text("sources/planet", "json")).includes(REF),
    leads: await leads.published("all", [REF]),
    known: (await redis.hkeys(keys.known("paper"))).sort(),
    announced: FEEDS.filter((path) => announced.has(path)),
  };
}
