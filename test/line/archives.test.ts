import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import type { FeedFormat, FeedPath } from "../../src/model/feed.ts";
import { named, removeEntry } from "../../src/pipeline/remove-entry.ts";
import { restoreEntry } from "../../src/pipeline/restore-entry.ts";
import { readFeedDocument } from "../commands/walk/read-feed-document.ts";
import { newWalk, type Walk, walkFeed } from "../commands/walk/walk-feed.ts";
import { type Running, startServer } from "../http/start-server.ts";
import { type Item, rssOf } from "./rss-of.ts";
import { type SmallLine, startSmallLine } from "./small-line.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WINDOW = { entries: 10, age: 30 * DAY };

let line: SmallLine;
let server: Running;
let base: string;
/** What each source's document holds now, newest first. */
const documents = new Map<string, Item[]>();

beforeAll(async () => {
  line = await startSmallLine(["paper", "gazette", "wire", "short"], (configuration) => ({
    ...configuration,
    site: { ...configuration.site, window: WINDOW, feeds: { archive: { serve: true, keep: 400 * DAY } } },
    sections: configuration.sections.map((section) => ({ ...section, window: WINDOW })),
  }));
  const { services, clock } = line;
  server = await startServer(services.editions, {
    configuration: () => services.network().configuration,
    now: () => clock.now,
  });
  base = `http://127.0.0.1:${server.port}`;
});
afterAll(async () => {
  await server.close();
  await line.stop();
});

const rebase = (address: string) => `${base}${new URL(address).pathname}`;
const idsOf = (walk: Walk) => [...walk.held].sort();
const archivedIn = (walk: Walk) => [...walk.archives.values()].flatMap(({ ids }) => ids);

function item(id: string, date: number, more: Partial<Item> = {}): Item {
  const words = Array.from({ length: 30 }, (_, at) => entryKey(`${id} ${at}`)).join(" ");
  return {
    guid: `https://paper.example/${id}`,
    link: `https://paper.example/${id}`,
    title: `${entryKey(id)} ${id}`,
    text: words,
    date: new Date(date).toISOString(),
    tags: ["ports"],
    ...more,
  };
}

/** Publishes items at a source and polls it; its document holds the newest hundred. */
async function publish(source: string, ...items: Item[]): Promise<void> {
  line.clock.now += 60_000;
  const all = [...items, ...(documents.get(source) ?? [])].slice(0, 100);
  documents.set(source, all);
  const { outcome } = await line.poll(source, rssOf(all));
  expect(["fetched", "unchanged"]).toContain(outcome);
}

/** A client's visit of one feed in one format. */
async function visit(path: FeedPath, format: FeedFormat, walk: Walk, meanwhile?: () => Promise<void>) {
  line.services.editions.forget();
  await walkFeed(`${base}/${path}.${format}`, walk, { rebase, ...(meanwhile && { meanwhile }) });
}

const PLACES = [
  ["all", "json"],
  ["sections/ports", "atom"],
  ["tags/port", "rss"],
  ["sources/paper", "atom"],
] as const;

describe("whoever follows archives from a feed's document", () => {
  it("gets every entry ever published, each in one archive, while others arrive", async () => {
    const { clock } = line;
    const walks = new Map(PLACES.map(([path]) => [path as FeedPath, newWalk()]));
    let count = 0;
    const next = (more = 0) => item(`n-${count++}`, clock.now - more);
    // A backlog that goes back for years, of which windows show little.
    await publish("paper", ...Array.from({ length: 37 }, (_, at) => next(at * 9 * DAY)));
    const arriving = async () => {
      if (count < 140) await publish("paper", ...Array.from({ length: 1 + (count % 3) }, () => next()));
    };
    for (let round = 0; round < 8; round += 1) {
      for (const [path, format] of PLACES) {
        await visit(path, format, walks.get(path) ?? newWalk(), arriving);
      }
      // A crowd, more than a window shows; and what comes late, dated back beyond every window.
      await publish("paper", ...Array.from({ length: 3 * round }, () => next()), next(200 * DAY));
    }
    for (const [path, format] of PLACES) await visit(path, format, walks.get(path) ?? newWalk());
    const expected = Array.from({ length: count }, (_, at) => `https://paper.example/n-${at}`).sort();
    for (const [path, format] of PLACES) {
      const walk = walks.get(path) ?? newWalk();
      expect(idsOf(walk), path).toEqual(expected);
      expect(new Set(archivedIn(walk)).size, path).toBe(archivedIn(walk).length);
      // A client that comes now gets the same, and what was read early is as it was.
      const late = newWalk();
      await visit(path, format, late);
      expect(idsOf(late), path).toEqual(expected);
      for (const [address, archive] of walk.archives) expect(late.archives.get(address)).toEqual(archive);
    }
  });

  it("is told a story once where the feed tells it once, however its copies come", async () => {
    const { clock } = line;
    const walk = newWalk();
    const told = (n: number, source: string) =>
      item(`${source}-${n}`, clock.now, {
        title: `Dockers of harbour ${n} vote to strike ${entryKey(`t${n}`)}`,
        text: Array.from({ length: 60 }, (_, at) => entryKey(`${n} ${at}`).replace(/[^a-z]/gi, "q")).join(
          " ",
        ),
      });
    for (let n = 0; n < 24; n += 1) {
      await publish("gazette", told(n, "gazette"));
      await publish("wire", told(n, "wire"));
      if (n % 7 === 3) await visit("all", "json", walk);
    }
    await visit("all", "json", walk);
    const tells = idsOf(walk).filter((id) => /(gazette|wire)-\d+$/.test(id));
    expect(tells.map((id) => id.split("-").at(-1)).sort()).toEqual(
      Array.from({ length: 24 }, (_, n) => String(n)).sort(),
    );
    // The section shows every entry, and so do its archives.
    const every = newWalk();
    await visit("sections/ports", "rss", every);
    expect(idsOf(every).filter((id) => /(gazette|wire)-\d+$/.test(id))).toHaveLength(48);
  });
});

describe("a client that takes nothing but deltas", () => {
  it("gets each new entry once, and never misses one", async () => {
    const { clock, services } = line;
    const walk = newWalk();
    const url = `${base}/sources/wire.atom`;
    await publish("wire", item("d-before", clock.now));
    await walkFeed(url, walk, { headOnly: true });
    const fresh: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      const items = Array.from({ length: round % 4 }, (_, at) => item(`d-${round}-${at}`, clock.now));
      fresh.push(...items.map(({ guid = "" }) => guid));
      await publish("wire", ...items);
      services.editions.forget();
      await walkFeed(url, walk, { headOnly: true });
    }
    expect(walk.deltas.toSorted()).toEqual(fresh.toSorted());
    expect(walk.answers.get(200)).toBe(1);
  });
});

/** Archives of a feed as they are served, oldest first. */
async function archivesOf(path: FeedPath, format: FeedFormat) {
  const walk = newWalk();
  await visit(path, format, walk);
  return [...walk.archives.keys()].reverse().map((address) => new URL(address).pathname);
}

describe("an archive", () => {
  it("loses what an operator removes, says so, and has it again when it is let in again", async () => {
    const { services, clock } = line;
    await publish(
      "gazette",
      ...Array.from({ length: 30 }, (_, at) => item(`g-${at}`, clock.now - at * HOUR)),
    );
    const [oldest = ""] = await archivesOf("sources/gazette", "atom");
    const before = await server.request(oldest);
    const [id = ""] = readFeedDocument(before.text).ids;
    const [one] = await named(id, services);
    if (one === undefined) throw new Error("the archived entry is not found");
    const removal = await removeEntry(one, "by order of a court", services);
    const after = await server.request(oldest);
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(readFeedDocument(after.text).ids).not.toContain(id);
    expect(after.text).not.toContain("deleted-entry");
    const told = JSON.parse((await server.request(oldest.replace(/atom$/, "json"))).text);
    expect(told._broadsheet.removed).toEqual([
      expect.objectContaining({ id, because: "by order of a court" }),
    ]);
    expect(await restoreEntry(removal, services)).toBe(true);
    await publish("gazette");
    clock.now += HOUR;
    expect(readFeedDocument((await server.request(oldest)).text).ids).toContain(id);
    const walk = newWalk();
    await visit("sources/gazette", "atom", walk);
    expect(archivedIn(walk).filter((other) => other === id)).toEqual([id]);
  });

  it("stays when retention takes its entries, can still be taken down, and ends when it was kept long enough", async () => {
    const { services, clock } = line;
    const { configuration } = services.network();
    await publish("short", ...Array.from({ length: 25 }, (_, at) => item(`s-${at}`, clock.now - at * HOUR)));
    const places = await archivesOf("sources/short", "json");
    const before = await Promise.all(places.map((place) => server.request(place)));
    expect(before.length).toBeGreaterThan(1);
    services.reconfigure({
      ...configuration,
      site: { ...configuration.site, retention: { age: 3_650 * DAY, perSource: 2 } },
    });
    documents.set("short", []);
    await publish("short", item("s-new-1", clock.now), item("s-new-2", clock.now));
    await publish("short", item("s-new-3", clock.now));
    expect(await services.feeds.size("sources/short")).toBeLessThan(5);
    clock.now += HOUR;
    for (const [at, place] of places.entries())
      expect((await server.request(place)).text).toBe(before[at]?.text);
    // By its address, which nothing indexes any more.
    const [gone] = readFeedDocument(before[0]?.text ?? "").ids;
    const [one] = await named(gone ?? "", services);
    expect(one?.stored?.entry.id).toBe(gone);
    await removeEntry(one ?? {}, undefined, services);
    clock.now += HOUR;
    expect(readFeedDocument((await server.request(places[0] ?? "")).text).ids).not.toContain(gone);
    clock.now += 500 * DAY;
    await publish("short", ...Array.from({ length: 15 }, (_, at) => item(`s-late-${at}`, clock.now)));
    await visit("sources/short", "json", newWalk());
    expect((await server.request(places[0] ?? "")).status).toBe(410);
    services.reconfigure(configuration);
  });

  it("is served for a day, under an address that its successor has until it is closed", async () => {
    const places = await archivesOf("all", "atom");
    const last = places.at(-1) ?? "";
    const { headers, text } = await server.request(last);
    expect(headers["cache-control"]).toMatch(/^public, max-age=86400,/);
    expect(headers.link).toMatch(/rel="current".*rel="prev-archive".*rel="next-archive"/);
    expect((await server.request(last, { "if-none-match": headers.etag ?? "" })).status).toBe(304);
    const next = /rel="next-archive" href="([^"]*)"/.exec(text)?.[1] ?? "";
    const coming = await server.request(new URL(next).pathname);
    expect([coming.status, coming.headers.location]).toEqual([307, "/all.atom"]);
    for (const place of [
      "/all/archive/0.atom",
      "/all/archive/99999.atom",
      "/tags/nothing/archive/1.rss",
      "/all/archive/1",
    ])
      expect((await server.request(place)).status, place).toBe(404);
  });
});

describe("processes that render one feed at the same time", () => {
  it("put each entry into one archive between them", async () => {
    const { clock, services } = line;
    const others = [services, await line.another(), await line.another()];
    for (let round = 0; round < 10; round += 1) {
      await publish("paper", ...Array.from({ length: 8 }, (_, at) => item(`c-${round}-${at}`, clock.now)));
      await Promise.all(
        others.flatMap(({ editions }) => [
          editions.prepare("sources/paper", "rss"),
          editions.prepare("all", "atom"),
        ]),
      );
    }
    for (const path of ["sources/paper", "all"] as const) {
      const walk = newWalk();
      await visit(path, "atom", walk);
      expect(archivedIn(walk).length, path).toBe(new Set(archivedIn(walk)).size);
      expect(idsOf(walk).filter((id) => /\/c-\d+-\d+$/.test(id))).toHaveLength(80);
    }
  });
});
