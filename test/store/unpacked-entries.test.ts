import { describe, expect, it } from "vitest";
import { packEntry } from "../../src/store/entry-codec.ts";
import { createUnpackedEntries } from "../../src/store/unpacked-entries.ts";
import { fullEntry, sampleEntry } from "../publish/sample.ts";

describe("unpacked entries", () => {
  it("are unpacked once while their bytes stay what they are, and anew as soon as those are others", () => {
    const { unpack } = createUnpackedEntries();
    const first = unpack("herald", "k1", packEntry(fullEntry()));
    expect(first).toEqual(fullEntry());
    expect(unpack("herald", "k1", packEntry(fullEntry()))).toBe(first);
    const changed = { ...fullEntry(), fingerprint: "f2" };
    expect(unpack("herald", "k1", packEntry(changed))).toEqual(changed);
    expect(unpack("herald", "k1", packEntry(fullEntry()))).toEqual(fullEntry());
  });

  it("are those of their own source and key", () => {
    const { unpack } = createUnpackedEntries();
    const bytes = packEntry(sampleEntry());
    const one = unpack("herald", "k1", bytes);
    expect(unpack("herald", "k2", bytes)).not.toBe(one);
    expect(unpack("faro", "k1", bytes)).not.toBe(one);
    expect(unpack("herald", "k1", bytes)).toBe(one);
  });

  it("cannot be changed by one reader for the others", () => {
    const stored = createUnpackedEntries().unpack("herald", "k1", packEntry(fullEntry()));
    expect(() => {
      stored.entry.title = "another";
    }).toThrow(TypeError);
    expect(() => {
      stored.fingerprint = "another";
    }).toThrow(TypeError);
  });

  it("take no more room than they may", () => {
    const { unpack } = createUnpackedEntries(10_000);
    const entry = sampleEntry({ content: "x".repeat(2_500) });
    const first = unpack("herald", "k1", packEntry(entry));
    unpack("herald", "k2", packEntry(entry));
    expect(unpack("herald", "k1", packEntry(entry))).not.toBe(first);
  });
});
