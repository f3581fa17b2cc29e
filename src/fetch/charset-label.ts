import { hasTable } from "./charset-by-table.ts";
import { isSevenBit } from "./charset-seven-bit.ts";

/**
 * Labels publishers and their tools write that the Encoding Standard does not know, by the encoding they mean. Letters and digits only, since
 * case, hyphens and underscores are written every way.
 */
const aliases: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ["utf-32be", "utf32 ucs4 iso10646ucs4"],
      ["utf-8", "utf8mb4 utf8n utf8sig u8"],
      ["utf-7", "utf7 u7 unicode11utf7 csunicode11utf7"],
      ["windows-1252", "latin1 iso8859 usascii ascii"],
      ["iso-8859-15", "iso885912 latin9 l9"],
      ["iso-8859-7", "ecma118 elot928 greek greek8 isoir126"],
      ["iso-8859-13", "latin7 l7"],
      ["iso-8859-16", "latin10 l10 isoir226"],
      ["windows-874", "tis620 iso885911 thai"],
      ["macintosh", "macroman"],
      ["mac-latin2", "maccentraleurope maccenteuro maclatin2"],
      ["mac-greek", "macgreek"],
      ["mac-iceland", "maciceland"],
      ["mac-turkish", "macturkish"],
      ["x-mac-cyrillic", "maccyrillic"],
      ["hp-roman8", "roman8 hproman8 r8 cshproman8 cp1051 ibm1051"],
      ["ibm866", "cp866 ibm866 csibm866"],
      ["cp1125", "ruscii cp866u"],
      ["cp869", "cpgr"],
      [
        "shift_jis",
        "cp932 932 ms932 sjis xsjis mskanji shiftjis shiftjisx0213 shiftjis2004 sjisx0213 sjis2004 xmacjapanese",
      ],
      ["euc-jp", "eucjp ujis eucjis2004 eucjisx0213 jisx0213"],
      ["iso-2022-jp", "iso2022jp iso2022jp1 iso2022jp2 iso2022jp3 iso2022jp2004 iso2022jpext"],
      ["gbk", "cp936 936 ms936 gb2312 gb23121980 gb231280 euccn eucgb2312cn chinese isoir58 xmacsimpchinese"],
      ["gb18030", "gb180302000"],
      ["hz-gb-2312", "hz hzgb hzgb2312"],
      ["big5", "cp950 950 ms950 big5tw csbig5 big5hkscs hkscs xmactradchinese"],
      [
        "euc-kr",
        "euckr cp949 949 ms949 uhc johab cp1361 ms1361 korean ksc5601 ksc56011987 ksx1001 xmackorean",
      ],
      ["iso-2022-kr", "iso2022kr csiso2022kr"],
      ["ibm037", "cp037 ibm037 ibm039 ebcdic ebcdiccpus"],
    ] as const
  ).flatMap(([charset, labels]) => labels.split(" ").map((label) => [label, charset])),
);

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
  // Nearly always, and what follows is a dozen patterns.
  if (plain === "utf-8") return plain;
  if (isOwn(plain)) return plain;
  const known = aliases[bare(plain)] ?? byNumber(bare(plain)) ?? plain;
  if (isOwn(known)) return known;
  try {
    return new TextDecoder(known).encoding;
  } catch {
    // An unknown label is how the runtime says "not an encoding".
    return undefined;
  }
}

function bare(label: string): string {
  return label.replace(/[^a-z\d]/g, "");
}

/** Code pages go by a number, whoever's they are: `cp850`, `IBM-850`, `csPC850Multilingual`, `850`. */
function byNumber(label: string): string | undefined {
  const iso = /^(?:cs)?(?:iso)?8859(1[0-6]|[1-9])(?:19\d\d|20\d\d)?$/.exec(label)?.[1];
  if (iso !== undefined) return `iso-8859-${iso}`;
  const number =
    /^(?:windows|win|cp|ms|ibm|dos|oem|csibm|cspcp|cspc8codepage|cspc)?0*(\d{3,4})(?:multilingual|baltic|latinhebrew)?$/.exec(
      label,
    )?.[1];
  if (number === undefined) return undefined;
  if (/^125[0-8]$|^874$/.test(number)) return `windows-${number}`;
  return hasTable(`cp${number}`) ? `cp${number}` : undefined;
}

/** The charset parameter of a Content-Type, as written. */
export function charsetParameter(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;,]+))/i
    .exec(contentType ?? "")
    ?.slice(1)
    .find(Boolean);
}
