import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { createAtticStore } from "../../src/store/attic-store.ts";
import { blockFields, takeApart } from "../../src/store/entry-block.ts";
import { BLOCK, createEntryPacking } from "../../src/store/entry-packing.ts";
import { createSourceStore } from "../../src/store/source-store.ts";
import { sampleEntry } from "../publish/sample.ts";
import { BACKENDS, type Backend } from "./backends.ts";

const NOW = Date.UTC(2026, 4, 10);
const DAY = 24 * 3_600_000;

function storedAt(number: number, sourceId: string): StoredEntry {
  const id = `https://paper.example/${number}`;
  const date = new Date(NOW - number * DAY).toISOString();
  const text = { id, content: `<p>${"What the harbour council decided on Tuesday. ".repeat(20)}</p>` };
  return sampleEntry(text, { ref: `${sourceId}/${entryKey(id)}`, sourceId, firstSeen: date, changed: date });
}

const keyOf = ({ entry }: StoredEntry) => entryKey(entry.id);

describe.each(BACKENDS)("the attic on %s", (_name, start) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend.stop());

  it("keeps entries that retention took, until their time is over", async () => {
    const attic = createAtticStore(backend.redis, backend.keys);
    const [one, other] = [storedAt(1, "paper"), storedAt(2, "paper")];
    await attic.shelter("paper", [one], { now: NOW, forget: NOW - 10 * DAY });
    await attic.shelter("paper", [other], { now: NOW + 9 * DAY, forget: NOW - DAY });
    const keys = [keyOf(one), keyOf(other), "nobody"];
    expect([...(await attic.sheltered("paper", keys))]).toEqual([
      [keyOf(one), one],
      [keyOf(other), other],
    ]);
    const all: StoredEntry[] = [];
    for await (const part of attic.everything("paper")) all.push(...part);
    expect(all).toEqual([one, other]);
    await attic.shelter("paper", [], { now: NOW + 11 * DAY, forget: NOW + DAY });
    expect([...(await attic.sheltered("paper", keys)).keys()]).toEqual([keyOf(other)]);
    await attic.evict("paper", keyOf(other));
    expect((await attic.sheltered("paper", keys)).size).toBe(0);
  });

  it("leaves nothing of what is taken away for good, not even in the block that it lay in", async () => {
    const { redis, keys } = backend;
    const [attic, sources] = [createAtticStore(redis, keys), createSourceStore(redis, keys)];
    const entries = Array.from({ length: 2 * BLOCK }, (_, at) => storedAt(at + 30, "tight"));
    await sources.write("tight", entries);
    const packing = createEntryPacking(redis, keys);
    for (let ended = false; !ended; ) ended = (await packing.tighten("tight", NOW)).ended;
    const lying = async () => {
      const names = (await redis.hkeys(keys.blocks("tight"))).filter(
        (name) => name !== "last" && !name.endsWith("+"),
      );
      const blocks = await Promise.all(
        names.map((name) => redis.hmgetBuffer(keys.blocks("tight"), ...blockFields(name))),
      );
      return blocks.flatMap((parts) =>
        takeApart(Buffer.concat(parts.flatMap((part) => part ?? []))).map(({ key }) => key),
      );
    };
    const [gone, ...rest] = entries as [StoredEntry, ...StoredEntry[]];
    expect(await lying()).toContain(keyOf(gone));
    await attic.shelter("tight", [gone], { now: NOW, forget: 0 });
    await sources.remove("tight", [gone]);
    expect(await lying()).toContain(keyOf(gone));
    await attic.evict("tight", keyOf(gone));
    expect(await lying()).not.toContain(keyOf(gone));
    const left = await sources.entries("tight", entries.map(keyOf));
    expect([...left.values()]).toEqual(rest);
  });
});
