import { afterAll, beforeAll, expect, it } from "vitest";
import { named, removeEntry } from "../../src/pipeline/remove-entry.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";
import { agencyReport, paperOf } from "../pipeline/agency-report.ts";

let line: SmallLine;
beforeAll(async () => {
  line = await startSmallLine(["wire", "courier"], (same) => ({
    ...same,
    sources: same.sources.map((source) => ({ ...source, language: "en" })),
  }));
  for (const paper of ["wire", "courier"]) await line.poll(paper, paperOf([]));
});
afterAll(() => line.stop());

async function windowOf(query: string) {
  line.clock.now += 60_000;
  const { combined } = line.services;
  const reading = await combined.read([...new URLSearchParams(query)]);
  if (reading.kind === "refused") throw new Error(reading.detail);
  const window = await combined.window(reading.combination);
  if (window === "busy") throw new Error("nobody else asks here");
  return {
    titles: window.entries.map(({ entry }) => entry.title),
    removed: window.head.removed?.map(({ id, because }) => [id, because]) ?? [],
    updated: window.head.updated,
  };
}

it("an entry that is removed leaves every combined feed it was in, with a tombstone", async () => {
  line.clock.now += 60_000;
  const date = new Date(line.clock.now).toISOString();
  const [one, other] = [agencyReport(1), agencyReport(2)];
  await line.poll("wire", paperOf([{ ...one, paper: "wire", date, tags: ["ports", "cranes"] }]));
  await line.poll("courier", paperOf([{ ...other, paper: "courier", date, tags: ["ports"] }]));
  const queries = [
    "lang=en",
    "source=wire,courier&tag=ports",
    "section=ports&tag=cranes",
    "not=tag:cranes",
    "tag=ports&not=source:wire",
  ];
  const before = await Promise.all(queries.map(windowOf));
  expect(before.map(({ titles }) => titles.includes(one.title))).toEqual([true, true, true, false, false]);
  expect(before.flatMap(({ removed }) => removed)).toEqual([]);

  const [found] = await named(`tag:wire.example,2026:${one.key}`, line.services);
  line.clock.now += 60_000;
  await removeEntry(found ?? {}, "by court order", line.services);

  const after = await Promise.all(queries.map(windowOf));
  expect(after.some(({ titles }) => titles.includes(one.title))).toBe(false);
  const tombstone = [`tag:wire.example,2026:${one.key}`, "by court order"];
  expect(after.map(({ removed }) => removed)).toEqual([[tombstone], [tombstone], [tombstone], [], []]);
  expect((after[0]?.updated ?? "") > (before[0]?.updated ?? "")).toBe(true);
});
