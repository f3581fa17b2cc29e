import { brotliDecompressSync, deflateRawSync, inflateRawSync } from "node:zlib";
import type { StoredEntry } from "../model/stored-entry.ts";

/** First byte of a packed entry: says how to read the rest, so that stored entries outlive a change of packing. */
const BROTLI_JSON = 1;
const DEFLATE_JSON = 2;

/** A tenth larger than brotli makes of an entry's few kilobytes, and half the time to write and to read. */
const PACKING = { level: 3 };

/** Packs an entry for the store: a version byte, then raw deflate over JSON. */
export function packEntry(entry: StoredEntry): Buffer {
  return Buffer.concat([Buffer.of(DEFLATE_JSON), deflateRawSync(JSON.stringify(entry), PACKING)]);
}

/** Reads what {@link packEntry} wrote, now or before. Throws on bytes of another version: the store was written by a newer release. */
export function unpackEntry(bytes: Buffer): StoredEntry {
  return JSON.parse(unpack(bytes).toString());
}

function unpack(bytes: Buffer): Buffer {
  const packed = bytes.subarray(1);
  if (bytes[0] === DEFLATE_JSON) return inflateRawSync(packed);
  if (bytes[0] === BROTLI_JSON) return brotliDecompressSync(packed);
  throw new Error(`a stored entry has packing ${bytes[0]}, which this release cannot read: upgrade it`);
}
