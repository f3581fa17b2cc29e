/** Decodes UTF-32, with or without a byte order mark; what is no code point becomes U+FFFD. */
export function utf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    const valid = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (!(at === 0 && code === 0xfeff)) pieces.push(valid ? String.fromCodePoint(code) : "\ufffd");
  }
  return pieces.join("");
}
