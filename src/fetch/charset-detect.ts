import { analyse } from "chardet";
import { decodeAs } from "./charset-decode.ts";
import { charsetOfLabel } from "./charset-label.ts";

const SAMPLE = 8192;

/**
 * The likeliest encoding of bytes that are not UTF-8 and declare nothing, judged by the text between tags. Falls back to
 * windows-1252, in which every byte means something.
 */
export function detectCharset(bytes: Uint8Array): string {
  const sample = textBytes(bytes);
  const candidates = analyse(sample).flatMap(({ name, confidence }) => {
    const charset = charsetOfLabel(name);
    if (charset === undefined || charset.startsWith("utf-") || !decodesCleanly(charset, sample)) return [];
    return [{ charset, confidence }];
  });
  const [best] = candidates;
  if (best === undefined) return "windows-1252";
  // Short Western texts score almost as well as Central European; on the web the former are far more common.
  const western = candidates.find(({ charset }) => charset === "windows-1252");
  if (western !== undefined && western.confidence >= best.confidence * 0.75) return "windows-1252";
  // Visual ISO-8859-8 is extinct; the same letters in windows-1255 also have the points.
  return best.charset === "iso-8859-8" ? "windows-1255" : best.charset;
}

function decodesCleanly(charset: string, sample: Uint8Array): boolean {
  // The sample may end within a character.
  return !decodeAs(sample, charset).slice(0, -1).includes("\ufffd");
}

/** The bytes outside tags in lines that have any beyond ASCII: markup would drown the language. */
function textBytes(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE);
  let length = 0;
  let inTag = false;
  let run = 0;
  let high = false;
  for (let at = 0; at < bytes.length && length < SAMPLE; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x3c) {
      // A run of text without a single foreign byte tells nothing.
      if (!high) length = run;
      inTag = true;
      high = false;
    } else if (byte === 0x3e && inTag) {
      inTag = false;
      run = length;
    } else if (!inTag) {
      sample[length] = byte;
      length += 1;
      if (byte >= 0x80) high = true;
    }
  }
  return sample.subarray(0, length);
}
