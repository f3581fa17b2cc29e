import { inPieces } from "../../markup/in-pieces.ts";

/** U+0080–U+009F as windows-1252 has them: what authors of `&#150;` mean (HTML §13.2.5.80). */
const c1 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

const suspect = /[\u0080-\u009f]|[\u00c2-\u00f4][\u00a0-\u00bf]/;
const beyondLatin1 = /[\u0100-\uffff]/;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Undoes two common injuries: UTF-8 that was read as Latin-1 and encoded again (only where the whole text is well-formed
 * UTF-8 underneath), and windows-1252's punctuation passed off as Latin-1. Other texts come back as they are.
 */
export function repairText(text: string): string {
  if (!suspect.test(text)) return text;
  const once = beyondLatin1.test(text) ? undefined : decodedOnceMore(text);
  return once ?? inPieces(text, withoutC1);
}

function withoutC1(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (char) => c1.charAt(char.charCodeAt(0) - 0x80));
}

function decodedOnceMore(text: string): string | undefined {
  try {
    return utf8.decode(Buffer.from(text, "latin1"));
  } catch {
    // Not UTF-8 underneath: the expected answer for most texts.
    return undefined;
  }
}
