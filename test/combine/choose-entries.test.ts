import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agrees } from "../../src/combine/judge-entry.ts";
import type { Combination } from "../../src/model/combination.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { chooseEntries } from "../../src/pipeline/choose-entries.ts";
import { createNetwork } from "../../src/pipeline/network.ts";
import { arrivals } from "../../src/pipeline/place.ts";
import { selectWindow } from "../../src/publish/select-window.ts";
import { createFeedStore } from "../../src/store/feed-store.ts";
import { createIndexReader } from "../../src/store/index-reader.ts";
import { createSourceStore } from "../../src/store/source-store.ts";
import { BACKENDS, type Backend } from "../store/backends.ts";
import { NETWORK, NOW, sketched } from "./start-network.ts";

const SECTIONS = ["work", "world"];
const SOURCES = ["harbour-herald", "el-faro-norte"];
const TAGS = ["labor", "ports", "housing", "football"];
const LANGUAGES = ["en", "es", "en-GB"];
const WORDS = ["strike", "vote", "rent", "final"];
const COUNT = 1_500;
const WINDOW = { entries: 20, age: 20 * 86_400_000 };

/** As many bits of a number as there are values, which decide who is in. */
function some(values: readonly string[], bits: number): string[] {
  return values.filter((_, at) => (bits >> at) % 3 === 1);
}

/** Entries of every kind, some of one moment, some older than the window. */
const ENTRIES: StoredEntry[] = Array.from({ length: COUNT }, (_, at) => {
  const chance = (at * 2_654_435_761) >>> 7;
  return sketched({
    id: `entry ${at}`,
    sourceId: SOURCES[chance % 2] ?? "",
    sections: some(SECTIONS, chance >> 3),
    tags: some(TAGS, chance >> 5),
    title: some(WORDS, chance >> 9).join(" ") || "nothing",
    ...(chance % 5 > 0 && { language: LANGUAGES[chance % 3] }),
    ago: Math.floor(at / 3) * 4_000_000,
  });
});

function isIn({ take, not }: Combination, { sections, tags, sourceId }: StoredEntry): boolean {
  const has = { section: sections, source: [sourceId], tag: tags };
  return (["section", "source", "tag"] as const).every(
    (trait) =>
      (take[trait].length === 0 || take[trait].some((value) => has[trait].includes(value))) &&
      !not[trait].some((value) => has[trait].includes(value)),
  );
}

const traits = (most: number) =>
  fc.record({
    lang: fc.subarray(LANGUAGES, { maxLength: most }),
    section: fc.subarray(SECTIONS, { maxLength: most }),
    source: fc.subarray(SOURCES, { maxLength: most }),
    tag: fc.subarray(TAGS, { maxLength: most }),
  });
const anyCombination: fc.Arbitrary<Combination> = fc.record({
  take: traits(2),
  not: traits(1),
  terms: fc.array(fc.record({ text: fc.constantFrom(...WORDS), without: fc.boolean() }), { maxLength: 2 }),
});

describe.each(BACKENDS)("choosing entries on %s", (_name, start) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await start();
    const sources = createSourceStore(backend.redis, backend.keys);
    const feeds = createFeedStore(backend.redis, backend.keys);
    for (const id of SOURCES)
      await sources.write(
        id,
        ENTRIES.filter(({ sourceId }) => sourceId === id),
      );
    for (const change of arrivals(ENTRIES.map((after) => ({ after })))) await feeds.change(change);
  });
  afterAll(() => backend.stop());

  it("comes to the same as looking at every entry", async () => {
    const network = createNetwork(NETWORK);
    const deps = {
      network: () => network,
      sources: createSourceStore(backend.redis, backend.keys),
      indexes: createIndexReader(backend.redis, backend.keys),
    };
    await fc.assert(
      fc.asyncProperty(anyCombination, async (combination) => {
        const choice = await chooseEntries(combination, NOW - WINDOW.age, deps);
        const entries = await choice.next(WINDOW.entries);
        const all = ENTRIES.filter(
          (stored) =>
            isIn(combination, stored) &&
            agrees(combination, stored, network.sources.get(stored.sourceId)?.language),
        );
        const shown = (candidates: readonly StoredEntry[]) =>
          selectWindow(candidates, WINDOW, NOW).map(({ firstSeen }) => firstSeen);
        // Which of several entries of one moment is the last to fit is the index's choice.
        expect(shown(entries)).toEqual(shown(all));
        expect(entries.every((stored) => all.some(({ ref }) => ref === stored.ref))).toBe(true);
        expect(choice.state()).not.toBe("cut");
        // Going on comes to the end, with each entry once.
        const rest = await choice.next(COUNT);
        expect(choice.state()).toBe("ended");
        const since = new Date(NOW - WINDOW.age).toISOString();
        const wanted = all.filter(({ firstSeen }) => firstSeen >= since).map(({ ref }) => ref);
        expect([...entries, ...rest].map(({ ref }) => ref).sort()).toEqual(wanted.sort());
      }),
      { numRuns: 60 },
    );
  });
});
