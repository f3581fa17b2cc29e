import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { feedWindow } from "../../src/pipeline/feed-window.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";
import { agencyReport, paperOf, type Told } from "../pipeline/agency-report.ts";

const PAPERS = ["wire", "courier", "gazette", "herald"];
const MINUTE = 60_000;

let line: SmallLine;
beforeEach(async () => {
  line = await startSmallLine(PAPERS, (same) => ({
    ...same,
    site: { ...same.site, window: { ...same.site.window, entries: 4 } },
    sources: same.sources.map((source, at) => ({ ...source, language: "en", weight: at })),
  }));
  // What papers have when they are met first has its own rules.
  for (const paper of PAPERS) await line.poll(paper, paperOf([]));
});
afterEach(() => line.stop());

async function tell(paper: string, report: number, more: Partial<Told> = {}): Promise<void> {
  line.clock.now += MINUTE;
  const date = new Date(line.clock.now).toISOString();
  await line.poll(paper, paperOf([{ ...agencyReport(report), paper, date, ...more }]));
}

/** A combined feed's window: the papers of its entries, in order, and with each those that have a copy. */
async function shown(query: string): Promise<string[]> {
  line.clock.now += MINUTE;
  const { combined } = line.services;
  const reading = await combined.read([...new URLSearchParams(query)]);
  if (reading.kind === "refused") throw new Error(reading.detail);
  const window = await combined.window(reading.combination);
  if (window === "busy") throw new Error("nobody else asks here");
  return window.entries.map(({ ref, sourceId }) =>
    [sourceId, ...(window.stories?.get(ref)?.copies.map((copy) => copy.sourceId) ?? [])].join(" + "),
  );
}

describe("a report that several papers carry", () => {
  it("is shown once in a combined feed, with the others named", async () => {
    await tell("courier", 1);
    await tell("wire", 1);
    await tell("gazette", 2);
    expect(await shown("tag=ports")).toEqual(["gazette", "courier + wire"]);
    expect(await shown("lang=en&not=source:courier")).toEqual(["gazette", "wire + courier"]);
  });

  it("stays as it was shown, whatever better copies come", async () => {
    await tell("wire", 1);
    expect(await shown("tag=ports")).toEqual(["wire"]);
    await tell("herald", 1);
    expect(await shown("tag=ports")).toEqual(["wire + herald"]);
  });

  it("is led by whom the feed of everything has published", async () => {
    await tell("wire", 1);
    await tell("gazette", 1);
    expect((await feedWindow("all", line.services))?.entries.map(({ sourceId }) => sourceId)).toEqual([
      "gazette",
    ]);
    expect(await shown("tag=ports")).toEqual(["gazette + wire"]);
    expect(await shown("source=wire,courier")).toEqual(["wire + gazette"]);
  });

  it("is shown as often as it is there where every entry is wanted: one source's, or sections' that show all", async () => {
    await tell("wire", 1);
    await tell("gazette", 1);
    expect(await shown("section=ports")).toEqual(["gazette + wire", "wire + gazette"]);
    expect(await shown("source=gazette&tag=ports")).toEqual(["gazette + wire"]);
  });

  it("takes one place in the window, which goes further back instead", async () => {
    for (const report of [1, 2, 3, 4, 5]) await tell("wire", report);
    for (const paper of ["courier", "gazette", "herald"]) await tell(paper, 6);
    expect(await shown("tag=ports")).toEqual(["courier + gazette + herald", "wire", "wire", "wire"]);
  });
});
