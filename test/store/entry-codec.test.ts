import { createHash } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { packEntry, unpackEntry } from "../../src/store/entry-codec.ts";
import { ENTRY_DICTIONARY } from "../../src/store/entry-dictionary.ts";
import { anyStoredEntry } from "../publish/any-entry.ts";

const stored = (entry: StoredEntry["entry"]): StoredEntry => ({
  ref: "quay/AbCdEfGhIjK",
  sourceId: "quay",
  entry,
  firstSeen: "2026-05-01T08:00:00.000Z",
  changed: "2026-05-01T08:00:00.000Z",
  backlog: false,
  fingerprint: "AbCdEfGhIjK",
  sections: ["ports"],
  tags: ["ferries"],
});
const ENTRY = {
  id: "https://quay.example/1",
  title: "The ferry is late",
  authors: [],
  tags: [],
  enclosures: [],
  pictures: [],
  links: [],
};

describe("a packed entry", () => {
  it("is what it was", () => {
    assert(
      property(anyStoredEntry, (entry) => {
        const whole: StoredEntry = JSON.parse(JSON.stringify(entry));
        expect(unpackEntry(packEntry(whole))).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it.each([5_000, 50_000, 500_000])("holds a text of %i characters", (length) => {
    const text = Array.from({ length: length / 10 }, (_, at) => `${at * 7919}`.padStart(10, "é")).join("");
    const whole = stored({ ...ENTRY, content: `<p>${text}</p>` });
    expect(unpackEntry(packEntry(whole))).toEqual(whole);
  });

  it("is read as earlier releases wrote it", () => {
    const whole = stored(ENTRY);
    const old = Buffer.concat([Buffer.of(1), brotliCompressSync(JSON.stringify(whole))]);
    expect(unpackEntry(old)).toEqual(whole);
    expect(() => unpackEntry(Buffer.of(3, 0))).toThrow("upgrade");
  });

  it("begins from a dictionary that never changes: what is stored can be read with no other", () => {
    const hash = createHash("sha256").update(ENTRY_DICTIONARY).digest("hex").slice(0, 16);
    expect([ENTRY_DICTIONARY.length, hash]).toEqual([1753, "82ce3a8bf8bcb072"]);
  });
});
