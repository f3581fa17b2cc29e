import { array, assert, asyncProperty, constantFrom, nat, tuple } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import { removalOf } from "../../src/dedupe/removed.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { blockAt } from "../../src/store/entry-block.ts";
import { readEntries, takeOut } from "../../src/store/entry-blocks.ts";
import { packEntry, unpackEntry } from "../../src/store/entry-codec.ts";
import { BLOCK, createEntryPacking } from "../../src/store/entry-packing.ts";
import { createRemovalStore } from "../../src/store/removal-store.ts";
import { createSourceStore } from "../../src/store/source-store.ts";
import { createUnpackedEntries } from "../../src/store/unpacked-entries.ts";
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

function storedAt(number: number, sourceId = "paper"): StoredEntry {
  const { title } = agencyReport(number);
  const id = `https://paper.example/${number}`;
  const date = new Date(NOW - number * HOUR).toISOString();
  const entry = { id, url: id, title, content: TEXT, published: date };
  const lists = { authors: [], tags: [], enclosures: [], pictures: [], links: [] };
  const state = { firstSeen: date, changed: date, backlog: false, fingerprint: "f", sections: [], tags: [] };
  return { ref: `${sourceId}/${entryKey(id)}`, sourceId, entry: { ...entry, ...lists }, ...state };
}

const keyAt = (number: number) => entryKey(storedAt(number).entry.id);

describe.each(BACKENDS)("the packing of entries on %s", (_name, start) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend.stop());

  /** A source of its own with so many entries, the first the latest. */
  async function sourceWith(id: string, count: number) {
    const { redis, keys } = backend;
    const sources = createSourceStore(redis, keys);
    const entries = Array.from({ length: count }, (_, at) => storedAt(at + 1, id));
    await sources.write(id, entries);
    const read = async (some = entries) => [
      ...(
        await sources.entries(
          id,
          some.map(({ entry }) => entryKey(entry.id)),
        )
      ).values(),
    ];
    const room = async (at: number) => await redis.hstrlen(keys.entries(id), keyAt(at));
    const blocks = async () => {
      const { last, ...halves } = await redis.hgetallBuffer(keys.blocks(id));
      const names = Object.keys(halves).filter((name) => !name.endsWith("+"));
      const bytes = Object.values(halves).reduce((sum, half) => sum + half.length, 0);
      return { names, bytes, last: String(last ?? 0) };
    };
    return { sources, entries, read, room, blocks, packing: createEntryPacking(redis, keys) };
  }

  it("packs the settled ones together, oldest first, and changes nothing that they say", async () => {
    const { redis, keys } = backend;
    const { entries, read, room, blocks, packing } = await sourceWith("settling", 2 * BLOCK + 5);
    const before = NOW - 2.5 * HOUR;
    const revision = await redis.get(keys.revision("sources/settling"));
    const alone = entries.slice(-BLOCK).reduce((sum, one) => sum + packEntry(one).length, 0);
    expect(await packing.tighten("settling", before)).toEqual({ packed: BLOCK, ended: false });
    expect((await blocks()).bytes).toBeLessThan(alone / 2);
    expect(await room(2 * BLOCK + 5)).toBeLessThan(17);
    expect(await room(BLOCK)).toBe(packEntry(storedAt(BLOCK, "settling")).length);
    expect(await packing.tighten("settling", before)).toEqual({ packed: BLOCK, ended: false });
    expect(await packing.tighten("settling", before)).toEqual({ packed: 0, ended: true });
    expect((await blocks()).names).toHaveLength(2);
    expect(await room(1)).toBe(packEntry(storedAt(1, "settling")).length);
    expect(await read()).toEqual(entries);
    const [early, late] = [entries[BLOCK + 4], entries[1]] as [StoredEntry, StoredEntry];
    expect(await read([early, late])).toEqual([early, late]);
    expect(await redis.get(keys.revision("sources/settling"))).toBe(revision);
  });

  it("finds in its next round what was written anew or came late", async () => {
    const { sources, entries, read, room, packing, blocks } = await sourceWith("again", 2 * BLOCK);
    for (const packed of [BLOCK, BLOCK]) expect((await packing.tighten("again", NOW)).packed).toBe(packed);
    const changed = entries.slice(0, BLOCK).map((one) => ({ ...one, fingerprint: "later" }));
    await sources.write("again", changed, entries.slice(0, BLOCK));
    expect((await blocks()).names).toHaveLength(1);
    expect(await room(1)).toBe(packEntry(changed[0] ?? storedAt(0)).length);
    expect((await packing.tighten("again", NOW)).packed).toBe(BLOCK);
    expect(await read()).toEqual([...changed, ...entries.slice(BLOCK)]);
    expect((await blocks()).names).toHaveLength(2);
  });

  it("leaves all of a block as they are where one is written meanwhile", async () => {
    const { redis, keys } = backend;
    const { sources, entries, read, blocks } = await sourceWith("busy", BLOCK);
    const [first] = entries as [StoredEntry];
    const changed = { ...first, fingerprint: "later" };
    // The same client, but somebody is faster than its second command.
    const slow: typeof redis = Object.create(redis);
    slow.evalsha = (async (...args: Parameters<typeof redis.evalsha>) => {
      await sources.write("busy", [changed], [first]);
      return await redis.evalsha(...args);
    }) as typeof redis.evalsha;
    expect(await createEntryPacking(slow, keys).tighten("busy", NOW)).toEqual({ packed: 0, ended: true });
    expect(await read()).toEqual([changed, ...entries.slice(1)]);
    expect(await blocks()).toMatchObject({ names: [], bytes: 0 });
  });

  it("keeps a block until the last of it is gone", async () => {
    const { sources, entries, read, packing, blocks } = await sourceWith("leaving", BLOCK);
    await packing.tighten("leaving", NOW);
    await sources.remove("leaving", entries.slice(1));
    expect((await blocks()).names).toHaveLength(1);
    expect(await read()).toEqual(entries.slice(0, 1));
    await sources.remove("leaving", entries.slice(0, 1));
    expect(await blocks()).toMatchObject({ names: [], bytes: 0 });
    expect(await read()).toEqual([]);
  });

  it("leaves nothing of what an operator removes", async () => {
    const { entries, read, packing, blocks } = await sourceWith("removing", BLOCK);
    await packing.tighten("removing", NOW);
    const removals = createRemovalStore(backend.redis, backend.keys);
    const gone = entries[3] as StoredEntry;
    await removals.erase(removalOf(gone, { at: new Date(NOW).toISOString(), paths: [] }));
    expect(await blocks()).toMatchObject({ names: [], bytes: 0 });
    expect(await read()).toEqual(entries.filter((one) => one !== gone));
    const stored = await backend.redis.hgetallBuffer(backend.keys.entries("removing"));
    expect(Object.values(stored).map((bytes) => unpackEntry(bytes).ref)).not.toContain(gone.ref);
  });

  it("finds an entry that is taken out of its block while it is read", async () => {
    const { redis, keys } = backend;
    const { entries, packing, blocks } = await sourceWith("moving", BLOCK);
    await packing.tighten("moving", NOW);
    const slow: typeof redis = Object.create(redis);
    slow.hmgetBuffer = (async (key: string, ...fields: string[]) => {
      if (key === keys.blocks("moving")) await takeOut(redis, keys, { sourceId: "moving", key: keyAt(5) });
      return await redis.hmgetBuffer(key, ...fields);
    }) as typeof redis.hmgetBuffer;
    const wanted = [keyAt(2), keyAt(9)];
    const found = await readEntries(slow, keys, {
      sourceId: "moving",
      entryKeys: wanted,
      unpacked: createUnpackedEntries(),
    });
    expect([...found.values()]).toEqual([entries[1], entries[8]]);
    expect(await blocks()).toMatchObject({ names: [], last: "1" });
  });

  it("stores what was written, whatever is written, removed and packed in whatever order", async () => {
    const steps = array(tuple(constantFrom("write", "remove", "erase", "pack", "pack"), nat(2 * BLOCK)), {
      minLength: 5,
      maxLength: 40,
    });
    let run = 0;
    await assert(
      asyncProperty(steps, async (taken) => {
        run += 1;
        const id = `any-${run}`;
        const { sources, entries, read, packing, blocks } = await sourceWith(id, 2 * BLOCK + 1);
        const removals = createRemovalStore(backend.redis, backend.keys);
        const held = new Map(entries.map((one) => [one.ref, one]));
        for (const [at, [step, number]] of taken.entries()) {
          const one = entries[number] as StoredEntry;
          const before = held.get(one.ref);
          if (step === "pack") await packing.tighten(id, NOW);
          else if (step === "write") {
            const after = { ...one, fingerprint: `at ${at}` };
            await sources.write(id, [after], before && [before]);
            held.set(one.ref, after);
          } else {
            if (step === "remove") await sources.remove(id, [one]);
            else await removals.erase(removalOf(one, { at: one.changed, paths: [] }));
            held.delete(one.ref);
          }
        }
        const kept = entries.flatMap(({ ref }) => held.get(ref) ?? []);
        expect(await read()).toEqual(kept);
        const places = Object.values(await backend.redis.hgetallBuffer(backend.keys.entries(id)));
        const used = new Set(places.map(blockAt).filter((name) => name !== undefined));
        expect(new Set((await blocks()).names)).toEqual(used);
      }),
      { numRuns: 10 },
    );
  });
});
