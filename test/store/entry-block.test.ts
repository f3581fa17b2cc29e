import { assert, property, uint8Array } from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import {
  blockAt,
  halves,
  packBlock,
  placeInBlock,
  readBlock,
  takeApart,
} from "../../src/store/entry-block.ts";
import { packEntry, unpackEntry } from "../../src/store/entry-codec.ts";

const lists = { authors: [], tags: [], enclosures: [], pictures: [], links: [] };
const entries = ["one\ntwo", "\u2028 e\u0301 \ud83d\ude80", ""].map((title, at): StoredEntry => {
  const entry = { id: `${at}`, title, ...lists };
  const state = { firstSeen: "", changed: "", backlog: false, fingerprint: "", sections: [], tags: [] };
  return { ref: `quay/key-${at}`, sourceId: "quay", entry, ...state };
});
const packed = entries.map((entry, at) => ({ key: `key-${at}`, bytes: packEntry(entry) }));

describe("a block of entries", () => {
  it("gives back what was packed, all of it or a few", async () => {
    const block = await packBlock(packed);
    expect([...readBlock(block, new Set(["key-2", "key-0", "another"]))]).toEqual([
      ["key-0", entries[0]],
      ["key-2", entries[2]],
    ]);
    expect(takeApart(block).map(({ key, bytes }) => [key, unpackEntry(bytes)])).toEqual(
      entries.map((entry, at) => [`key-${at}`, entry]),
    );
  });

  it("of a newer release is refused", async () => {
    const block = await packBlock(packed);
    block.write("2");
    expect(() => readBlock(block, new Set())).toThrow("upgrade");
  });

  it("is told from an entry by what stands in its place", () => {
    expect(blockAt(placeInBlock("12"))).toBe("12");
    expect(blockAt(packEntry(entries[0] as StoredEntry))).toBeUndefined();
    expect(() => unpackEntry(placeInBlock("12"))).toThrow("packing 3");
  });

  it("is parted where the first part fills what servers give a value, and the second is small", () => {
    assert(
      property(uint8Array({ minLength: 300, maxLength: 40_000 }), (bytes) => {
        const block = Buffer.from(bytes);
        const [first, second] = halves(block);
        expect(Buffer.concat([first, second]).equals(block)).toBe(true);
        expect(second.length).toBeLessThanOrEqual(block.length / 4);
        const filled = first.length + 10;
        expect([4, 5, 6, 7].map((quarter) => quarter * 2 ** (Math.floor(Math.log2(filled)) - 2))).toContain(
          filled,
        );
      }),
      { numRuns: 50, examples: [[new Uint8Array(1_014)], [new Uint8Array(1_013)], [new Uint8Array(20_470)]] },
    );
  });
});
