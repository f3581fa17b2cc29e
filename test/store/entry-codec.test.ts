import { brotliCompressSync } from "node:zlib";
import { expect, it } from "vitest";
import { packEntry, unpackEntry } from "../../src/store/entry-codec.ts";
import { fullEntry } from "../publish/sample.ts";

it("a packed entry is read as it was written", () => {
  expect(unpackEntry(packEntry(fullEntry()))).toEqual(fullEntry());
});

it("an entry that was packed with brotli before is still read", () => {
  const packed = brotliCompressSync(JSON.stringify(fullEntry()));
  expect(unpackEntry(Buffer.concat([Buffer.of(1), packed]))).toEqual(fullEntry());
});

it("an entry of a packing that is not known is refused in words", () => {
  expect(() => unpackEntry(Buffer.of(9, 1, 2))).toThrow(/packing 9, .* upgrade/);
});
