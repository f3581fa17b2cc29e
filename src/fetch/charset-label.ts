import { hasTable } from "./charset-by-table.ts";
import { isSevenBit } from "./charset-seven-bit.ts";

/** Labels publishers write that the Encoding Standard does not know, by the label it does. */
const aliases: Record<string, string> = {
  "utf-32": "utf-32be",
  utf32: "utf-32be",
  "ucs-4": "utf-32be",
  "iso-10646-ucs-4": "utf-32be",
  ucs4: "utf-32be",
  utf_8: "utf-8",
  utf8mb4: "utf-8",
  "utf-8n": "utf-8",
  u8: "utf-8",
  "iso-8859-12": "iso-8859-15",
  "cp-1252": "windows-1252",
  "win-1252": "windows-1252",
  windows1252: "windows-1252",
  "cp-1251": "windows-1251",
  "win-1251": "windows-1251",
  win1251: "windows-1251",
  windows1251: "windows-1251",
  cp932: "shift_jis",
  "shift-jisx0213": "shift_jis",
  cp936: "gbk",
  ms936: "gbk",
  "gb-2312": "gbk",
  hz: "hz-gb-2312",
  "hz-gb-2312": "hz-gb-2312",
  "iso-2022-kr": "iso-2022-kr",
  "utf-7": "utf-7",
  "x-sjis": "shift_jis",
  cp949: "euc-kr",
  uhc: "euc-kr",
  johab: "euc-kr",
  cp950: "big5",
  big5hkscs: "big5",
  eucjp: "euc-jp",
  euckr: "euc-kr",
  latin_1: "windows-1252",
  "latin-1": "windows-1252",
  iso8859: "windows-1252",
  "iso-8859": "windows-1252",
  cp866: "ibm866",
  cp874: "windows-874",
  "mac-roman": "macintosh",
  macroman: "macintosh",
  "mac-cyrillic": "x-mac-cyrillic",
  "euc-jis-2004": "euc-jp",
  "euc-jisx0213": "euc-jp",
  "iso-2022-jp-1": "iso-2022-jp",
  "iso-2022-jp-2": "iso-2022-jp",
  "iso-2022-jp-3": "iso-2022-jp",
  "iso-2022-jp-ext": "iso-2022-jp",
  "iso-8859-16": "iso-8859-16",
  latin10: "iso-8859-16",
  cp037: "ibm037",
  "ibm-037": "ibm037",
  ebcdic: "ibm037",
  "ebcdic-cp-us": "ibm037",
  "us-ascii": "windows-1252",
};

const ownDecoders = new Set(["utf-32be", "utf-32le", "ibm037"]);

const isOwn = (charset: string): boolean =>
  ownDecoders.has(charset) || hasTable(charset) || isSevenBit(charset);

/**
 * The name of the encoding a label means: the Encoding Standard's, or one of those decoded here (UTF-32, EBCDIC, code pages,
 * seven-bit encodings). `undefined` for a label nobody knows.
 */
export function charsetOfLabel(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  const plain = label
    .trim()
    .replace(/^["']|["']$/g, "")
    .trim()
    .toLowerCase();
  const known = aliases[plain] ?? plain;
  const codePage = known.replace(/^(?:ibm|dos)-?0*(?=\d{3,4}$)/, "cp");
  if (isOwn(known)) return known;
  if (hasTable(codePage)) return codePage;
  try {
    return new TextDecoder(known).encoding;
  } catch {
    // An unknown label is how the runtime says "not an encoding".
    return undefined;
  }
}

/** The charset parameter of a Content-Type, as written. */
export function charsetParameter(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;,]+))/i
    .exec(contentType ?? "")
    ?.slice(1)
    .find(Boolean);
}
