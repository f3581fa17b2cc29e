import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shownDates } from "../../src/dedupe/shown-dates.ts";
import type { FeedPath } from "../../src/model/feed.ts";
import type { EntryRef } from "../../src/model/stored-entry.ts";
import { type Item, rssOf } from "../line/rss-of.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let line: SmallLine;
beforeAll(async () => {
  const ids = [
    "same",
    "daily",
    "flood",
    "late",
    "future",
    "moved",
    ...Array.from({ length: 60 }, (_, at) => `any-${at}`),
  ];
  line = await startSmallLine(ids);
});
afterAll(() => line.stop());

const at = (time: number) => new Date(time).toISOString();
const item = (id: string, date?: number, more: Partial<Item> = {}): Item => ({
  guid: id,
  link: `https://paper.example/${id}`,
  title: `Report ${id}`,
  ...(date !== undefined && { date: at(date) }),
  ...more,
});
async function shown(path: FeedPath): Promise<string[]> {
  return ((await line.services.editions.window(path))?.entries ?? []).map(({ entry }) => entry.id);
}

describe("what feeds show", () => {
  it("is not flooded by a source that is new, whatever its dates say", async () => {
    const { clock } = line;
    const daily: Item[] = [];
    await line.poll("daily", rssOf([item("d-0", clock.now - HOUR)]));
    for (let hour = 1; hour <= 12; hour += 1) {
      clock.now += HOUR;
      daily.unshift(item(`d-${hour}`, clock.now - 60_000));
      await line.poll("daily", rssOf(daily));
    }
    // Undated; then all of the moment; then again at another address.
    await line.poll("flood", rssOf(Array.from({ length: 200 }, (_, n) => item(`undated-${n}`))));
    let all = await shown("all");
    expect(all.filter((id) => id.startsWith("d-"))).toHaveLength(13);
    expect(all[0]).toBe("undated-0");
    expect(all.slice(0, 14).filter((id) => id.startsWith("undated-")).length).toBeLessThanOrEqual(8);
    await line.poll("late", rssOf(Array.from({ length: 200 }, (_, n) => item(`now-${n}`, clock.now))));
    all = await shown("all");
    expect(all.filter((id) => id.startsWith("d-"))).toHaveLength(13);
    expect(all.filter((id) => id.startsWith("now-")).length).toBeLessThan(25);
    // A source's own feed shows all of it that fits.
    expect(await shown("sources/flood")).toEqual(Array.from({ length: 50 }, (_, n) => `undated-${n}`));
  });

  it("is not flooded either by a source that gets another address, where all is strange; but what it knows is told as news", async () => {
    const { services, clock } = line;
    await line.poll("moved", rssOf([item("m-1", clock.now - DAY)]));
    const { configuration } = services.network();
    const elsewhere = (mark: string) => ({
      ...configuration,
      sources: configuration.sources.map((source) => {
        return source.id === "moved"
          ? { ...source, url: source.url.replace(/(\?.*)?$/, `?${mark}`) }
          : source;
      }),
    });
    services.reconfigure(elsewhere("b"));
    await line.poll(
      "moved",
      rssOf([item("m-3", clock.now), item("m-2", clock.now - HOUR), item("m-1", clock.now - DAY)]),
    );
    services.reconfigure(elsewhere("c"));
    await line.poll("moved", rssOf(Array.from({ length: 100 }, (_, n) => item(`other-${n}`, clock.now))));
    const backlog = Object.fromEntries(
      (await line.stored("moved")).map((one) => [one.entry.id, one.backlog]),
    );
    expect(backlog).toMatchObject({
      "m-1": true,
      "m-2": false,
      "m-3": false,
      "other-0": true,
      "other-99": true,
    });
    services.reconfigure(configuration);
  });

  it("holds what comes late or dated back, at its own date", async () => {
    const { clock } = line;
    const before = await shown("all");
    const late = item("late-1", clock.now - 200 * DAY, { tags: ["ports"] });
    clock.now += HOUR;
    await line.poll("late", rssOf([late]));
    for (const path of ["all", "sections/ports", "tags/port"] as const)
      expect((await shown(path)).at(-1)).toBe("late-1");
    expect(before).not.toContain("late-1");
  });

  it("keeps the order of a document that gives all of it one date", async () => {
    const names = ["f", "a", "e", "b", "d", "c"].map((name) => `same-${name}`);
    const day = Date.UTC(2026, 4, 1);
    await line.poll("same", rssOf(names.map((name) => item(name, day))));
    expect(await shown("sources/same")).toEqual(names);
  });

  it("never has a date of the future on top", async () => {
    const { clock } = line;
    await line.poll("future", rssOf([item("f-0", clock.now - HOUR)]));
    clock.now += HOUR;
    await line.poll("future", rssOf([item("f-1", clock.now + 365 * DAY), item("f-0", clock.now - HOUR)]));
    clock.now += HOUR;
    await line.poll("daily", rssOf([item("d-after", clock.now)]));
    expect((await shown("all")).slice(0, 2)).toEqual(["d-after", "f-1"]);
    const [newest] = (await line.services.editions.window("sources/future"))?.entries ?? [];
    const edition = await line.services.editions.edition("sources/future", "json");
    const { items } = JSON.parse(edition?.identity.toString() ?? "{}");
    expect(items[0].date_published <= (newest?.firstSeen ?? "")).toBe(true);
  });
});

interface Told {
  source: number;
  entries: Array<{ id: number; age: number | undefined; title: number }>;
}

const anyDocument: fc.Arbitrary<Told> = fc.record({
  source: fc.nat(2),
  entries: fc.uniqueArray(
    fc.record({
      id: fc.nat(11),
      // Hours before the poll; below 0 it is in the future.
      age: fc.option(fc.integer({ min: -300, max: 900 }), { nil: undefined, freq: 4 }),
      title: fc.nat(2),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  ),
});

describe("whatever sources send", () => {
  it("entries keep their order, show no date after they were seen, and what is new is shown", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyDocument, { minLength: 1, maxLength: 6 }), async (documents) => {
        const first = 3 * (run++ % 20);
        const { clock, services } = line;
        const { redis } = services;
        await redis.flushdb();
        let before: EntryRef[] = [];
        for (const { source, entries } of documents) {
          const name = `any-${first + source}`;
          const known = (await services.sources.state(name)).documents > 0;
          clock.now += HOUR;
          const document = rssOf(
            entries.map(({ id, age, title }) => {
              const date = age === undefined ? undefined : clock.now - age * HOUR;
              return item(`${source}-${id}`, date, {
                title: `Title ${title} of ${source}-${id}`,
                text: `Text ${id}-${source}`,
              });
            }),
          );
          const had = new Set((await line.stored(name)).map(({ ref }) => ref));
          await line.poll(name, document);
          services.editions.forget();
          const window = (await services.editions.window("all"))?.entries ?? [];
          const now = window.map(({ ref }) => ref);
          // The order of any two that were shown before is as it was.
          expect(now.filter((ref) => before.includes(ref))).toEqual(
            before.filter((ref) => now.includes(ref)),
          );
          if (known)
            for (const { ref } of await line.stored(name)) if (!had.has(ref)) expect(now).toContain(ref);
          const dates = window.map((stored) => shownDates(stored).published);
          expect(dates).toEqual(dates.toSorted().toReversed());
          for (const [place, date] of dates.entries())
            expect(date <= (window[place]?.firstSeen ?? "")).toBe(true);
          before = now;
        }
      }),
      { numRuns: 40 },
    );
  });
});
