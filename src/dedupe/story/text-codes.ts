/** Whether this machine has the higher byte of a number first. */
const SWAPPED = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;

let codes = new Uint16Array(8_192);
let bytes = Buffer.from(codes.buffer);

/**
 * The code units of a text, to be read at once: the next call overwrites them. Behind them lies whatever was there before. A text that was cut
 * out of another is several times as slow to read sign by sign.
 */
export function textCodes(text: string): Uint16Array {
  if (text.length > codes.length) {
    codes = new Uint16Array(text.length * 2);
    bytes = Buffer.from(codes.buffer);
  }
  const written = bytes.write(text, "utf16le");
  if (SWAPPED) bytes.subarray(0, written).swap16();
  return codes;
}
