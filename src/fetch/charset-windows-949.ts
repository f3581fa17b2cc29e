const decoder = new TextDecoder("euc-kr");
/** What that decoder makes of bytes it does not know. */
const strange = /[\ufffd\u0080-\u009f]/;

/**
 * Decodes EUC-KR as the Encoding Standard has it, that is, windows-949. Node 20's own decoder lacks the 8,822 syllables which that
 * adds to KS X 1001.
 */
export function windows949(bytes: Uint8Array): string {
  const plain = decoder.decode(bytes);
  if (!strange.test(plain)) return plain;
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    const syllable = added().get((lead << 8) | (bytes[at + 1] ?? 0));
    if (syllable !== undefined) {
      pieces.push(decoder.decode(bytes.subarray(from, at)), syllable);
      from = at + 2;
    }
    at += 1;
  }
  pieces.push(decoder.decode(bytes.subarray(from)));
  return pieces.join("");
}

let known: Map<number, string> | undefined;

/** The added syllables, in the order of Unicode, fill the places that KS X 1001 leaves free. */
function added(): Map<number, string> {
  if (known !== undefined) return known;
  const standard = new Set<string>();
  for (let lead = 0xb0; lead <= 0xc8; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1)
      standard.add(decoder.decode(Uint8Array.of(lead, trail)));
  }
  known = new Map();
  let code = 0xac00;
  for (let lead = 0x81; lead <= 0xc6; lead += 1) {
    for (let trail = 0x41; trail <= 0xfe && code <= 0xd7a3; trail += 1) {
      if (!isFree(lead, trail)) continue;
      while (standard.has(String.fromCharCode(code))) code += 1;
      known.set((lead << 8) | trail, String.fromCharCode(code));
      code += 1;
    }
  }
  return known;
}

function isFree(lead: number, trail: number): boolean {
  if (lead >= 0xa1 && trail >= 0xa1) return false;
  return trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a) || trail >= 0x81;
}
