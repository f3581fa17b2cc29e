import { decodeAs } from "./charset-decode.ts";
import { detectCharset } from "./charset-detect.ts";
import { charsetOfLabel, charsetParameter } from "./charset-label.ts";
import { sniffCharset } from "./charset-sniff.ts";
import { mixedUtf8, strictUtf8, surveyUtf8 } from "./charset-utf8.ts";
import { inflateUndeclared } from "./inflate.ts";

/** A body as text. */
export interface Decoded {
  text: string;
  /** The encoding that was used, by its name in the Encoding Standard. */
  charset: string;
  /** Where the document's own word was wrong or missing, in plain words. */
  notes: string[];
  /** Set when the body unpacks to more than is read; `text` is empty then. */
  tooLarge?: true;
}

/** What XML 1.0 §2.2 forbids. Written as text because the characters themselves are the subject. */
const forbidden = "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]";
const illegal = new RegExp(forbidden);
const PIECE = 8192;

/**
 * Bytes to text: an undeclared gzip is unpacked, then the encoding is what a byte order mark says, else the Content-Type's
 * charset, else the XML declaration (RFC 7303 §3), each only if the bytes agree; else UTF-8, else what the bytes look like.
 * Never fails; characters that XML 1.0 §2.2 forbids are left out.
 */
export function decode(body: Uint8Array, contentType?: string): Decoded {
  const unpacked = inflateUndeclared(body);
  if (!unpacked.packed) return decodeText(body, contentType);
  if ("tooLarge" in unpacked) {
    return { text: "", charset: "utf-8", notes: ["the compressed body unpacks to too much"], tooLarge: true };
  }
  const decoded = decodeText(unpacked.bytes, contentType);
  return { ...decoded, notes: ["the body was compressed and did not say so", ...decoded.notes] };
}

function decodeText(bytes: Uint8Array, contentType: string | undefined): Decoded {
  const decoded = chooseCharset(bytes, contentType);
  const text = decoded.text.charCodeAt(0) === 0xfeff ? decoded.text.slice(1) : decoded.text;
  return { ...decoded, text: illegal.test(text) ? withoutIllegal(text) : text };
}

/**
 * Reads parts of a body, from one byte to another, as {@link decode} reads all of it. `undefined` where a body is not UTF-8 to the eye; and a part
 * is, where it is not well-formed, or more would have to be done than decode it.
 */
export function partsOf(
  body: Uint8Array,
  contentType: string | undefined,
): ((from: number, to: number) => string | undefined) | undefined {
  const sniffed = sniffCharset(body);
  if (body[0] !== LESS_THAN || sniffed.certain !== undefined) return undefined;
  if ((declaredCharset(contentType, sniffed.declared) ?? "utf-8") !== "utf-8") return undefined;
  return (from, to) => {
    // The decoder would take it for a byte order mark.
    if (body[from] === 0xef) return undefined;
    const text = strictUtf8(body.subarray(from, to));
    return text === undefined || illegal.test(text) ? undefined : text;
  };
}

/** What is packed without saying so does not begin with it. */
const LESS_THAN = 0x3c;

function withoutIllegal(text: string): string {
  // Not one replacement, which keeps every match until its end.
  const pieces: string[] = [];
  const kept = new Uint16Array(PIECE);
  for (let from = 0; from < text.length; from += PIECE) {
    const piece = text.slice(from, from + PIECE);
    pieces.push(illegal.test(piece) ? legalOf(piece, kept) : piece);
  }
  return pieces.join("");
}

function legalOf(piece: string, kept: Uint16Array): string {
  let count = 0;
  for (let at = 0; at < piece.length; at += 1) {
    const code = piece.charCodeAt(at);
    const legal = code > 31 ? code !== 0x7f && code < 0xfffe : code === 9 || code === 10 || code === 13;
    if (legal) kept[count++] = code;
  }
  return String.fromCharCode(...kept.subarray(0, count));
}

function chooseCharset(bytes: Uint8Array, contentType: string | undefined): Decoded {
  const sniffed = sniffCharset(bytes);
  if (sniffed.certain !== undefined) return decodeCertain(bytes, sniffed.certain);
  const declared = declaredCharset(contentType, sniffed.declared);
  if (declared === undefined) return undeclared(bytes);
  if (declared === "utf-8") return declaredUtf8(bytes, charsetOfLabel(sniffed.declared));
  return declaredLegacy(bytes, declared);
}

/** What the Content-Type says, else the document; neither, where a `<` of one byte shows that it is wrong. */
function declaredCharset(contentType: string | undefined, declared: string | undefined): string | undefined {
  return [charsetParameter(contentType), declared]
    .map(charsetOfLabel)
    .find((charset) => charset !== undefined && !/^utf-(16|32)|^ibm037/.test(charset));
}

/** A byte order mark may be a lie only for UTF-8: a file saved with one and then patched in another encoding. */
function decodeCertain(bytes: Uint8Array, charset: string): Decoded {
  if (charset !== "utf-8") return { text: decodeAs(bytes, charset), charset, notes: [] };
  return declaredUtf8(bytes, undefined);
}

function undeclared(bytes: Uint8Array): Decoded {
  const utf8 = strictUtf8(bytes);
  if (utf8 !== undefined) return escaped(bytes, utf8) ?? { text: utf8, charset: "utf-8", notes: [] };
  return guess(bytes, "no encoding is declared");
}

/** ISO-2022 is ASCII to the eye, apart from its escapes, which XML does not allow. */
function escaped(bytes: Uint8Array, ascii: string): Decoded | undefined {
  if (!ascii.includes("\u001b$")) return undefined;
  const charset = ascii.includes("\u001b$)C") ? "iso-2022-kr" : "iso-2022-jp";
  return { text: decodeAs(bytes, charset), charset, notes: [`the escapes are those of ${charset}`] };
}

function declaredUtf8(bytes: Uint8Array, other: string | undefined): Decoded {
  const utf8 = strictUtf8(bytes);
  if (utf8 !== undefined) return escaped(bytes, utf8) ?? { text: utf8, charset: "utf-8", notes: [] };
  if (other !== undefined && other !== "utf-8") return declaredLegacy(bytes, other);
  return guess(bytes, "the document says UTF-8");
}

function declaredLegacy(bytes: Uint8Array, charset: string): Decoded {
  const multiByte = /^(gb|big5|euc|shift|iso-2022)/.test(charset);
  const text = decodeAs(bytes, charset);
  const utf8 = strictUtf8(bytes);
  const { wellFormed } = utf8 === undefined ? { wellFormed: 0 } : surveyUtf8(bytes);
  if (utf8 === undefined || wellFormed === 0) return { text, charset, notes: [] };
  // A multi-byte text that decodes without a fault is what it says, unless all of it is UTF-8 of three bytes a character: a pair
  // may be both by chance, a sentence not. In single-byte encodings nothing can ever be a fault.
  const wide = utf8.match(/[\u0800-\uffff]/g)?.length ?? 0;
  if (multiByte && !text.includes("\ufffd") && (wide < 4 || wide < wellFormed * 0.8))
    return { text, charset, notes: [] };
  return { text: utf8, charset: "utf-8", notes: [`the document says ${charset} and is UTF-8`] };
}

function guess(bytes: Uint8Array, why: string): Decoded {
  const { wellFormed, stray } = surveyUtf8(bytes);
  if (wellFormed > stray) {
    return { text: mixedUtf8(bytes), charset: "utf-8", notes: [`${stray} bytes are not UTF-8`] };
  }
  const charset = detectCharset(bytes);
  return { text: decodeAs(bytes, charset), charset, notes: [`${why}; it looks like ${charset}`] };
}
