import { constants, gunzipSync, inflateSync } from "node:zlib";

/** What unpacking came to. `packed: false`: the bytes were not compressed. */
export type Inflated =
  | { packed: false }
  | { packed: true; bytes: Uint8Array }
  | { packed: true; tooLarge: true };

/** Bytes that an undeclared gzip body may unpack to. */
export const MAX_UNPACKED = 64 * 1024 * 1024;

/** Unpacks a body that is gzip or zlib though nothing said so. A cut stream gives what came before the cut. */
export function inflateUndeclared(bytes: Uint8Array, maxOutputLength = MAX_UNPACKED): Inflated {
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const zlib = bytes[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1] ?? 0);
  if (!gzip && !zlib) return { packed: false };
  try {
    const unpack = gzip ? gunzipSync : inflateSync;
    return { packed: true, bytes: unpack(bytes, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH }) };
  } catch (error) {
    if (error instanceof RangeError) return { packed: true, tooLarge: true };
    // Damaged or not compressed after all: the caller judges the bytes as they are.
    return { packed: false };
  }
}
