/** What a character is to the reading of words: it parts them. Other values are the code that a letter or digit is folded to. */
export const BREAK = 0;
/** Belongs to no word and parts none: apostrophes, marks, joiners. */
export const NOTHING = 1;
/** Added to the code of a character that is a word by itself. */
export const ALONE = 0x10000;

/** Letters that are no letter of a–z with an accent on it. */
const OTHERS: Readonly<Record<string, string>> = Object.fromEntries(
  "æa ðd øo þt ßs đd ħh ıi ĸk łl ŋn œo ŧt ŀl ŉn ſs ёе йй"
    .split(" ")
    .map(([from = "", to = ""]) => [from, to]),
);
const TABLE = Int32Array.from({ length: 0x2000 }, (_, code) => foldAlphabetic(code));

/** The character as words are compared by it: lower case, without accents, full width made plain; or one of the values above. */
export function foldLetter(code: number): number {
  if (code < 0x2000) return TABLE[code] as number;
  if (code < 0x3000)
    return code === 0x2019 || code === 0x2018 || code === 0x200d || code === 0x200c ? NOTHING : BREAK;
  if (code >= 0x3041 && code < 0xa000) return code === 0x30fb ? BREAK : code + ALONE;
  if (code >= 0xac00 && code < 0xd7a4) return code;
  if (code >= 0xff10 && code <= 0xff5a) return foldLetter(code - 0xfee0);
  return code >= 0xf900 && code < 0xfb00 ? code + ALONE : BREAK;
}

function foldAlphabetic(code: number): number {
  const sign = String.fromCharCode(code);
  if (/['\u00ad´ʼ\p{M}\u0640]/u.test(sign)) return /[\u0e00-\u10ff]/.test(sign) ? code + ALONE : NOTHING;
  if (!/[\p{L}\p{Nd}]/u.test(sign)) return BREAK;
  // Thai, Lao, Burmese and Khmer write no spaces between words.
  if ((code >= 0xe00 && code < 0x10a0) || (code >= 0x1780 && code < 0x1800)) return code + ALONE;
  if (code >= 0x600 && code < 0x700) return arabic(code);
  const lower = sign.toLowerCase();
  // Some decompose to a space with a mark upon it, or to a mark alone (U+037A, U+0387): never into what parts words.
  const plain = /[\p{L}\p{Nd}]/u.exec(lower.normalize("NFKD").toLowerCase())?.[0] ?? lower;
  return (OTHERS[lower] ?? plain).charCodeAt(0);
}

/** Writers and keyboards differ in alef, yeh, teh marbuta and digits. */
function arabic(code: number): number {
  if (code === 0x622 || code === 0x623 || code === 0x625) return 0x627;
  if (code === 0x649 || code === 0x6cc) return 0x64a;
  if (code === 0x629) return 0x647;
  if (code >= 0x660 && code <= 0x669) return code - 0x660 + 48;
  return code >= 0x6f0 && code <= 0x6f9 ? code - 0x6f0 + 48 : code;
}
