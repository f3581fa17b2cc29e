import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rule } from "../../src/model/configuration.ts";
import { feedWindow } from "../../src/pipeline/feed-window.ts";
import { reindex } from "../../src/pipeline/reindex.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";
import { agencyReport, paperOf } from "./agency-report.ts";

const PAPERS = ["courier", "wire"];
const MINUTE = 60_000;

let line: SmallLine;
beforeAll(async () => {
  line = await startSmallLine(PAPERS, (same) => ({
    ...same,
    sources: same.sources.map((source, at) => ({ ...source, language: "en", weight: 9 - at })),
  }));
  for (const paper of PAPERS) await line.poll(paper, paperOf([]));
  for (const paper of PAPERS) {
    line.clock.now += MINUTE;
    const date = new Date(line.clock.now).toISOString();
    await line.poll(paper, paperOf([{ ...agencyReport(1), paper, date }]));
  }
});
afterAll(() => line.stop());

async function shown(path: "all" | "sources/wire") {
  const window = await feedWindow(path, { ...line.services, now: () => line.clock.now });
  const copies = [...(window?.stories?.values() ?? [])].flatMap((view) => view.copies);
  return {
    papers: window?.entries.map(({ sourceId }) => sourceId),
    copies: copies.map(({ sourceId }) => sourceId),
  };
}

/** Puts a filter of the wire's in force and shelves by it what is stored. */
async function filter(drop: Rule[] | undefined): Promise<void> {
  const { services } = line;
  const { configuration } = services.network();
  const sources = configuration.sources.map((source) =>
    source.id === "wire" ? { ...source, drop } : source,
  );
  services.reconfigure({ ...configuration, sources });
  await reindex({
    ...services,
    network: services.network(),
    publish: services.queues.publish,
    progress: () => undefined,
  });
}

describe("what a source's filter drops", () => {
  it("is in no feed, its own source's included, and named beside no other; there and back", async () => {
    const before = await shown("all");
    expect(before).toEqual({ papers: ["courier"], copies: ["wire"] });
    await filter([{ has: ["title"] }]);
    expect(await shown("all")).toEqual({ papers: ["courier"], copies: [] });
    expect((await shown("sources/wire")).papers).toEqual([]);
    expect(await line.services.sources.droppedCount("wire")).toBe(1);
    await filter(undefined);
    expect(await shown("all")).toEqual(before);
    expect((await shown("sources/wire")).papers).toEqual(["wire"]);
    expect(await line.services.sources.droppedCount("wire")).toBe(0);
  });

  it("is counted when it comes, dropped again by every poll, and goes with its time like the rest", async () => {
    await filter([{ has: ["title"] }]);
    line.clock.now += MINUTE;
    const date = new Date(line.clock.now).toISOString();
    const news = paperOf([{ ...agencyReport(2), paper: "wire", date }]);
    expect((await line.poll("wire", news)).entries).toEqual({
      added: 1,
      updated: 0,
      unchanged: 0,
      dropped: 1,
    });
    expect((await line.poll("wire", `${news}\n`)).entries).toEqual({ added: 0, updated: 0, unchanged: 1 });
    const { sources } = line.services;
    const stored = await line.stored("wire");
    expect(stored.map(({ dropped, sections, tags }) => ({ dropped, sections, tags }))).toEqual(
      Array.from({ length: 2 }, () => ({ dropped: true, sections: [], tags: [] })),
    );
    expect(await sources.overdue("wire", { keep: 1, since: 0 })).toHaveLength(1);
    await sources.remove("wire", stored);
    expect(await sources.droppedCount("wire")).toBe(0);
    expect(await line.stored("wire")).toEqual([]);
  });
});
