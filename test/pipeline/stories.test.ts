import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EntryRef } from "../../src/model/stored-entry.ts";
import { feedWindow } from "../../src/pipeline/feed-window.ts";
import { retell } from "../../src/pipeline/retell.ts";
import { windowEntries } from "../../src/pipeline/window-entries.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";
import { agencyReport, paperOf, type Told } from "./agency-report.ts";

const PAPERS = ["wire", "courier", "gazette", "herald"];
const MINUTE = 60_000;

let line: SmallLine;
let round = 0;
beforeAll(async () => {
  line = await startSmallLine(PAPERS, (same) => ({
    ...same,
    sources: same.sources.map((source, at) => ({ ...source, language: "en", weight: at })),
  }));
  // What papers have when they are met first has its own rules.
  for (const paper of PAPERS) await line.poll(paper, paperOf([]));
});
afterAll(() => line.stop());

/** A report of its own for each test, so that they know nothing of each other. */
function fresh(): { tell(paper: string, more?: Partial<Told>): Promise<void> } {
  round += 1;
  const report = agencyReport(round);
  return {
    async tell(paper, more = {}) {
      line.clock.now += MINUTE;
      const date = new Date(line.clock.now).toISOString();
      await line.poll(paper, paperOf([{ ...report, paper, date, ...more }]));
    },
  };
}

async function shown(path: "all" | "sections/ports" | "sources/wire" = "all") {
  const window = await feedWindow(path, { ...line.services, now: () => line.clock.now });
  return { window, papers: window?.entries.map(({ sourceId }) => sourceId) ?? [] };
}

async function newest(paper: string): Promise<EntryRef> {
  return (await line.stored(paper)).at(-1)?.ref as EntryRef;
}

describe("a report that several papers carry", () => {
  it("is shown once with its outlets, by the weightiest where nothing was published before", async () => {
    const { tell } = fresh();
    await tell("courier");
    await tell("wire");
    await tell("gazette");
    const { window, papers } = await shown();
    expect(papers).toEqual(["gazette"]);
    const view = window?.stories?.get(await newest("gazette"));
    expect(view?.copies.map(({ sourceId }) => sourceId)).toEqual(["courier", "wire"]);
    expect((await shown("sections/ports")).papers.toSorted()).toEqual(["courier", "gazette", "wire"]);
  });

  it("keeps the lead that was published, whatever better copies come", async () => {
    const { tell } = fresh();
    await tell("wire");
    expect((await shown()).papers[0]).toBe("wire");
    await tell("herald");
    const { window } = await shown();
    const refs = window?.entries.map(({ ref }) => ref);
    expect(refs).toContain(await newest("wire"));
    expect(refs).not.toContain(await newest("herald"));
    expect(window?.stories?.get(await newest("wire"))?.copies.map(({ ref }) => ref)).toEqual([
      await newest("herald"),
    ]);
  });

  it("is told apart again when a paper rewrites its own, and the others' feeds are published anew", async () => {
    const { tell } = fresh();
    await tell("wire");
    await tell("courier");
    const wire = await newest("wire");
    const view = async () => (await shown("sources/wire")).window?.stories?.get(wire);
    expect((await view())?.copies).toHaveLength(1);
    const before = await line.services.feeds.revision("sources/wire");
    const { title, text } = agencyReport(1_000);
    await tell("courier", { title, text });
    expect(await view()).toBeUndefined();
    expect(await line.services.feeds.revision("sources/wire")).toBeGreaterThan(before);
  });

  it("is told by an operator's word, whatever was judged, until it is taken back", async () => {
    const { tell } = fresh();
    await tell("wire");
    await tell("courier");
    const [wire, courier] = [await newest("wire"), await newest("courier")];
    const mates = async () =>
      (await shown("sources/wire")).window?.stories?.get(wire)?.copies.map(({ ref }) => ref);
    await line.services.stories.setAlone(courier);
    expect(await mates()).toBeUndefined();
    await line.services.stories.join(wire, courier, { relation: "copy" });
    expect(await mates()).toEqual([courier]);
    const leads = async () => (await shown()).window?.entries.map(({ ref }) => ref);
    expect(await leads()).toContain(courier);
    await line.services.stories.pin(wire, 5);
    expect(await leads()).toContain(wire);
    expect(await leads()).not.toContain(courier);
    await line.services.stories.unpin(wire);
    expect(await leads()).toContain(courier);
  });

  it("takes up one place in a window, which is read on until it is full, and is not told again from beyond it", async () => {
    const { services } = line;
    const small = async (entries: number) => {
      const network = services.network();
      const window = { entries, age: 30 * 24 * 60 * MINUTE };
      const input = { path: "all", window, stories: "lead", network, now: line.clock.now } as const;
      return (await windowEntries(input, services)).entries.map(({ sourceId }) => sourceId);
    };
    const [first, second] = [fresh(), fresh()];
    await first.tell("herald");
    for (const paper of ["wire", "courier", "gazette"]) await second.tell(paper);
    expect(await small(2)).toEqual(["gazette", "herald"]);
    expect(await small(1)).toEqual(["gazette"]);
    await first.tell("courier");
    expect(await small(1)).toEqual(["gazette"]);
  });

  it("is found again from what is stored, whatever its ties had become, and operators' words stand", async () => {
    const { services } = line;
    const { tell } = fresh();
    await tell("wire");
    await tell("courier");
    await tell("gazette");
    const [wire, courier, gazette] = [await newest("wire"), await newest("courier"), await newest("gazette")];
    await services.stories.setAlone(courier);
    const before = await services.redis.hgetall(services.keys.ties);
    await services.redis.hset(services.keys.ties, wire, `c${courier}\nc${await newest("herald")}`);
    await services.redis.hdel(services.keys.ties, gazette);
    // Three weeks later they are beyond every horizon.
    line.clock.now += 21 * 24 * 60 * MINUTE;
    const { horizon } = services.network().configuration.site.stories;
    const publish = services.queues.publish;
    const count = await retell({ ...services, horizon, publish, progress: () => undefined });
    expect(count).toBe(await services.feeds.size("all"));
    expect(await services.redis.hgetall(services.keys.ties)).toEqual(before);
    expect((await services.stories.known([courier])).get(courier)?.alone).toBe(true);
    expect((await shown("sources/wire")).window?.stories?.get(wire)?.copies.map(({ ref }) => ref)).toEqual([
      gazette,
    ]);
  });
});
