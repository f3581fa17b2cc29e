import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { StoredEntry } from "../model/stored-entry.ts";

/** First byte of a packed entry: says how to read the rest, so that stored entries outlive a change of packing. */
const BROTLI_JSON = 1;

/** Packs an entry for the store: a version byte, then brotli over JSON. */
export function packEntry(entry: StoredEntry): Buffer {
  const json = Buffer.from(JSON.stringify(entry));
  const packed = brotliCompressSync(json, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      // Level 5 keeps nearly all of the gain on a few kilobytes at a tenth of the time of level 11.
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
    },
  });
  return Buffer.concat([Buffer.of(BROTLI_JSON), packed]);
}

/** Reads what {@link packEntry} wrote. Throws on bytes of another version: the store was written by a newer release. */
export function unpackEntry(bytes: Buffer): StoredEntry {
  if (bytes[0] !== BROTLI_JSON) {
    throw new Error(`a stored entry has packing ${bytes[0]}, which this release cannot read: upgrade it`);
  }
  return JSON.parse(brotliDecompressSync(bytes.subarray(1)).toString());
}
