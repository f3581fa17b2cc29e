import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { differences } from "../commands/series/compare-replay.ts";
import { type Replayed, replaySeries } from "../commands/series/replay-series.ts";

const CORPUS = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));

/** Where we say otherwise than the corpus, which looks at titles, dates and summaries of neighbouring versions, and why. */
const EXPLAINED: Record<string, string[]> = {
  // Besides, one entry got a lead picture, one lost its own, and one has another.
  "series/nzherald-no-guid/02.xml": ["5 updated for 2 to 3"],
  // Besides, one entry lost its lead picture; it comes and goes in the versions after.
  "series/nzherald-no-guid/04.xml": ["3 updated for 1 to 2"],
  // What is "new" left in version 4 and has come back; it keeps its id and its place. And the picture came back.
  "series/nzherald-no-guid/05.xml": ["0 new for 1", "1 updated for 0"],
  "series/nzherald-no-guid/08.xml": ["2 updated for 1"],
};

if (existsSync(CORPUS)) describe("the corpus' series, polled version by version", replayed);
else
  it("the corpus is absent: its series were not replayed", () => {
    expect(existsSync(CORPUS)).toBe(false);
  });

function replayed(): void {
  let replays: Map<string, Replayed[]>;
  beforeAll(async () => {
    replays = await replaySeries(CORPUS);
  }, 120_000);

  it("are taken as the corpus says, but for what is explained", () => {
    const said = [...replays.values()].flat().map((one) => [one.change.path, differences(one)] as const);
    expect(Object.fromEntries(said.filter(([, words]) => words.length > 0))).toEqual(EXPLAINED);
  });

  it("keep every entry's id and the time it was first seen, and never tell one twice", () => {
    for (const versions of replays.values()) {
      const ever = new Map<string, string>();
      for (const { stored } of versions) {
        for (const { ref, id, firstSeen } of stored) {
          expect(`${id} ${firstSeen}`).toBe(ever.get(ref) ?? `${id} ${firstSeen}`);
          ever.set(ref, `${id} ${firstSeen}`);
        }
        expect(stored.map(({ ref }) => ref).sort()).toEqual([...ever.keys()].sort());
        const links = stored.map(({ url }) => url);
        expect(new Set(links).size).toBe(links.length);
      }
    }
  });

  it("update what is retitled without a guid, in its place", () => {
    const versions = replays.get("nzherald-no-guid") ?? [];
    const titles = new Map<string, Set<string>>();
    for (const { ref, title } of versions.flatMap(({ stored }) => stored))
      titles.set(ref, (titles.get(ref) ?? new Set()).add(title));
    const retitled = versions.reduce((sum, { change }) => sum + change.retitled, 0);
    expect([...titles.values()].reduce((sum, all) => sum + all.size - 1, 0)).toBe(retitled);
  });

  it("take no count of views for an update", () => {
    const versions = replays.get("aljazeera-youtube") ?? [];
    expect(versions.map(({ updated }) => updated)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("lose nothing by an outage, and nothing comes of it", () => {
    const outages = [...replays.values()].flatMap((versions) =>
      versions.flatMap((one, at) => (one.change.readable ? [] : [[versions[at - 1], one] as const])),
    );
    expect(outages).toHaveLength(3);
    for (const [before, during] of outages) {
      expect(during.stored).toEqual(before?.stored);
      expect(during.problem).toBeDefined();
    }
  });
}
