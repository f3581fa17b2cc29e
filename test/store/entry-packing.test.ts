import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { packEntry } from "../../src/store/entry-codec.ts";
import { createEntryPacking } from "../../src/store/entry-packing.ts";
import { createSourceStore } from "../../src/store/source-store.ts";
import { agencyReport } from "../pipeline/agency-report.ts";
import { BACKENDS, type Backend } from "./backends.ts";

const NOW = Date.UTC(2026, 4, 10);
const HOUR = 3_600_000;
/** Longer words, as people write them: that is what tells packings apart. */
const TEXT = `<p>The harbor council decided on Tuesday evening to close the old storm gate for two seasons while engineers replace
its hinges, a repair that successive governments had postponed four times since the great flood. Three hundred dockworkers will continue to receive
their wages throughout the closure, according to an agreement that their union reached late on Monday after nine hours of negotiations.</p>
<p>“Nobody should lose an income because a government has forgotten its responsibilities,” said the secretary of the association, which represents
most of the people employed along the northern waterfront. Environmental organisations welcomed the decision but demanded an independent
investigation of what happened to the money that parliament had already provided for maintenance during the previous decade.</p>`;

function storedAt(number: number): StoredEntry {
  const { title } = agencyReport(number);
  const id = `https://paper.example/${number}`;
  const date = new Date(NOW - number * HOUR).toISOString();
  const entry = { id, url: id, title, content: TEXT, published: date };
  const lists = { authors: [], tags: [], enclosures: [], pictures: [], links: [] };
  const state = { firstSeen: date, changed: date, backlog: false, fingerprint: "f", sections: [], tags: [] };
  return { ref: `paper/${entryKey(id)}`, sourceId: "paper", entry: { ...entry, ...lists }, ...state };
}

describe.each(BACKENDS)("the packing of entries on %s", (_name, start) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend.stop());

  it("makes the settled ones smaller, a few at a time, and changes nothing that they say", async () => {
    const { redis, keys } = backend;
    const sources = createSourceStore(redis, keys);
    const packing = createEntryPacking(redis, keys);
    const entries = [1, 2, 3, 4, 5].map(storedAt);
    await sources.write("paper", entries);
    const size = async (number: number) =>
      await redis.hstrlen(keys.entries("paper"), entryKey(storedAt(number).entry.id));
    const before = NOW - 2.5 * HOUR;
    const revision = await redis.get(keys.revision("sources/paper"));
    expect(await packing.tighten("paper", { before, most: 2 })).toBe(2);
    expect(await size(5)).toBeLessThan(packEntry(storedAt(5)).length);
    expect(await size(3)).toBe(packEntry(storedAt(3)).length);
    expect(await packing.tighten("paper", { before, most: 2 })).toBe(1);
    expect(await packing.tighten("paper", { before, most: 2 })).toBe(0);
    expect(await size(3)).toBeLessThan(packEntry(storedAt(3)).length);
    expect(await size(2)).toBe(packEntry(storedAt(2)).length);
    const stored = await sources.entries(
      "paper",
      entries.map(({ entry }) => entryKey(entry.id)),
    );
    expect([...stored.values()]).toEqual(entries);
    expect(await redis.get(keys.revision("sources/paper"))).toBe(revision);
  });

  it("leaves what is written meanwhile", async () => {
    const { redis, keys } = backend;
    const sources = createSourceStore(redis, keys);
    const first = { ...storedAt(9), ref: `other/${storedAt(9).ref.slice(6)}` as const, sourceId: "other" };
    await sources.write("other", [first]);
    const changed = { ...first, fingerprint: "later" };
    // The first command of the packing is on its way before this one, its second after it.
    const tightening = createEntryPacking(redis, keys).tighten("other", { before: NOW, most: 5 });
    await Promise.all([tightening, sources.write("other", [changed], [first])]);
    const [stored] = (await sources.entries("other", [entryKey(first.entry.id)])).values();
    expect(stored).toEqual(changed);
  });
});
