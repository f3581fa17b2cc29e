import { promisify } from "node:util";
import { brotliCompress, brotliDecompressSync, constants, deflateRawSync, inflateRawSync } from "node:zlib";
import type { StoredEntry } from "../model/stored-entry.ts";
import { ENTRY_DICTIONARY } from "./entry-dictionary.ts";

/** First byte of a packed entry: says how to read the rest, so that stored entries outlive a change of packing. */
const BROTLI_JSON = 1;
const DEFLATED_JSON = 2;

/** What an entry is packed with: `small` for those that an eighth of the window, and of its memory, holds. */
const WHOLE = { level: 6, dictionary: ENTRY_DICTIONARY };
const SMALL = { ...WHOLE, windowBits: 13, memLevel: 5, chunkSize: 4_096 };
const MOST_SMALL = 6_000;

/**
 * Packs an entry for the store: a version byte, then deflate over JSON, from a dictionary of what entries have in common. Brotli without it
 * makes them a tenth larger, and takes several times as long, most of it for the memory it begins with.
 */
export function packEntry(entry: StoredEntry): Buffer {
  const json = Buffer.from(JSON.stringify(entry));
  const packed = deflateRawSync(json, json.length <= MOST_SMALL ? SMALL : WHOLE);
  return Buffer.concat([Buffer.of(DEFLATED_JSON), packed]);
}

/** Packs a packed entry as small as it gets, off the event loop: that takes ten times as long as {@link packEntry} does. */
export async function packTightly(bytes: Buffer): Promise<Buffer> {
  const json = unpack(bytes[0], bytes.subarray(1));
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    // Level 11 gains a fiftieth more, in twice the time.
    [constants.BROTLI_PARAM_QUALITY]: 10,
    [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
  };
  const packed = await promisify(brotliCompress)(json, { params });
  return Buffer.concat([Buffer.of(BROTLI_JSON), packed]);
}

/** Reads what {@link packEntry} wrote, now or in an earlier release. Throws on bytes of another version: the store was written by a newer release. */
export function unpackEntry(bytes: Buffer): StoredEntry {
  return JSON.parse(unpack(bytes[0], bytes.subarray(1)).toString());
}

function unpack(packing: number | undefined, packed: Buffer): Buffer {
  if (packing === DEFLATED_JSON) return inflateRawSync(packed, { dictionary: ENTRY_DICTIONARY });
  if (packing === BROTLI_JSON) return brotliDecompressSync(packed);
  throw new Error(`a stored entry has packing ${packing}, which this release cannot read: upgrade it`);
}
