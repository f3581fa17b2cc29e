import { windows1252 } from "./charset-windows-1252.ts";

const strict = new TextDecoder("utf-8", { fatal: true });

/** The text of well-formed UTF-8, or `undefined`. */
export function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    // Ill-formed bytes are an answer here, not a fault.
    return undefined;
  }
}

/** How many multi-byte sequences are well-formed, and how many bytes belong to none. */
export function surveyUtf8(bytes: Uint8Array): { wellFormed: number; stray: number } {
  let wellFormed = 0;
  let stray = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 1) wellFormed += 1;
    else if (length === 0) stray += 1;
    at += length || 1;
  }
  return { wellFormed, stray };
}

/** UTF-8 whose stray bytes are windows-1252, as in texts pasted together from both. */
export function mixedUtf8(bytes: Uint8Array): string {
  const decoder = new TextDecoder("utf-8");
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      if (at > from) pieces.push(decoder.decode(bytes.subarray(from, at)));
      pieces.push(windows1252(bytes.subarray(at, at + 1)));
      from = at + 1;
    }
    at += length || 1;
  }
  pieces.push(decoder.decode(bytes.subarray(from)));
  return pieces.join("");
}

/** Bytes of the character at that place; 0 where none is well-formed (RFC 3629 §4). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (lead >= 0xc2 && lead <= 0xdf) return continuation(second) ? 2 : 0;
  const third = bytes[at + 2] ?? 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const low = lead === 0xe0 ? 0xa0 : 0x80;
    const high = lead === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && continuation(third) ? 3 : 0;
  }
  if (lead < 0xf0 || lead > 0xf4) return 0;
  const low = lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xf4 ? 0x8f : 0xbf;
  return second >= low && second <= high && continuation(third) && continuation(bytes[at + 3] ?? 0) ? 4 : 0;
}

function continuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}
