/** Encodings of seven bits a byte, which the Encoding Standard gave up; XML is plain in all of them. */
export type SevenBit = "hz-gb-2312" | "iso-2022-kr" | "utf-7";

/** What announces ISO-2022-KR, what shifts to Korean and what shifts back. */
const HEADER = "\u001b$)C";
const SHIFT_OUT = "\u000e";
const SHIFT_IN = "\u000f";

/** True for an encoding of seven bits decoded here. */
export function isSevenBit(charset: string): charset is SevenBit {
  return charset === "hz-gb-2312" || charset === "iso-2022-kr" || charset === "utf-7";
}

/** Decodes HZ (RFC 1843), ISO-2022-KR (RFC 1557) and UTF-7 (RFC 2152). What is none of them stays as it is. */
export function sevenBit(bytes: Uint8Array, charset: SevenBit): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (charset === "utf-7") return utf7(text);
  if (charset === "hz-gb-2312") {
    return text
      .replace(/~\{((?:[!-}][!-~])*)(?:~\}|$)/g, (_, pairs: string) => doubled(pairs, "gbk"))
      .replace(/~~/g, "~");
  }
  return iso2022kr(text);
}

function iso2022kr(text: string): string {
  const [plain = "", ...shifted] = text.replaceAll(HEADER, "").split(SHIFT_OUT);
  const rest = shifted.map((part) => {
    const [pairs = "", ...after] = part.split(SHIFT_IN);
    return doubled(pairs, "euc-kr") + after.join("");
  });
  return plain + rest.join("");
}

/** Pairs of seven-bit bytes as the eight-bit encoding of the same character set has them. */
function doubled(pairs: string, charset: string): string {
  const bytes = Uint8Array.from(pairs, (char) => {
    const code = char.charCodeAt(0);
    return code > 0x20 && code < 0x7f ? code | 0x80 : code;
  });
  return new TextDecoder(charset).decode(bytes);
}

function utf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, base64: string) => {
    if (base64 === "") return "+";
    const bytes = Buffer.from(base64, "base64");
    return bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString("utf16le");
  });
}
