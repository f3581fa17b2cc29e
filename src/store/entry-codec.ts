import { brotliDecompressSync, deflateRawSync, inflateRawSync } from "node:zlib";
import type { StoredEntry } from "../model/stored-entry.ts";
import { ENTRY_DICTIONARY } from "./entry-dictionary.ts";

/** First byte of a packed entry: says how to read the rest, so that stored entries outlive a change of packing. */
const BROTLI_JSON = 1;
const DEFLATED_JSON = 2;
/** Not the entry follows, but the name of the block that it lies in. */
export const IN_BLOCK = 3;

/** What an entry is packed with: `small` for those that an eighth of the window, and of its memory, holds. */
const WHOLE = { level: 6, dictionary: ENTRY_DICTIONARY };
const SMALL = { ...WHOLE, windowBits: 13, memLevel: 5, chunkSize: 4_096 };
const MOST_SMALL = 6_000;

/**
 * Packs an entry for the store: a version byte, then deflate over JSON, from a dictionary of what entries have in common. Brotli without it
 * makes them a tenth larger, and takes several times as long, most of it for the memory it begins with.
 */
export function packEntry(entry: StoredEntry): Buffer {
  return packJson(Buffer.from(JSON.stringify(entry)));
}

/** {@link packEntry} of an entry that is JSON already. */
export function packJson(json: Buffer): Buffer {
  const packed = deflateRawSync(json, json.length <= MOST_SMALL ? SMALL : WHOLE);
  return Buffer.concat([Buffer.of(DEFLATED_JSON), packed]);
}

/** Reads what {@link packEntry} wrote, now or in an earlier release. Throws on bytes of another version: the store was written by a newer release. */
export function unpackEntry(bytes: Buffer): StoredEntry {
  return JSON.parse(unpackJson(bytes).toString());
}

/** What {@link unpackEntry} reads, as JSON. */
export function unpackJson(bytes: Buffer): Buffer {
  const [packing, packed] = [bytes[0], bytes.subarray(1)];
  if (packing === DEFLATED_JSON) return inflateRawSync(packed, { dictionary: ENTRY_DICTIONARY });
  if (packing === BROTLI_JSON) return brotliDecompressSync(packed);
  throw new Error(`a stored entry has packing ${packing}, which this release cannot read: upgrade it`);
}
