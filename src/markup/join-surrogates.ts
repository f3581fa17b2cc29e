import { allMatches } from "./all-matches.ts";

const suspect = /&#(?:5[56]\d{3}|[xX][dD][89abAB][\da-fA-F]{2});&#/;
const pair =
  /&#(?:(5[56]\d{3})|[xX]([dD][89abAB][\da-fA-F]{2}));&#(?:(5[67]\d{3})|[xX]([dD][c-fC-F][\da-fA-F]{2}));/g;

/**
 * Writers that think in UTF-16 give a character beyond it as two references, one a surrogate: together they are one character. Other
 * references stay as they are.
 */
export function joinSurrogates(text: string): string {
  if (!suspect.test(text)) return text;
  const pieces: string[] = [];
  let from = 0;
  // Not `replace`, which keeps every match until its end.
  for (const { 0: whole, 1: high, 2: highHex = "", 3: low, 4: lowHex = "", index } of allMatches(
    pair,
    text,
  )) {
    const first = high === undefined ? Number.parseInt(highHex, 16) : Number(high);
    const second = low === undefined ? Number.parseInt(lowHex, 16) : Number(low);
    const isPair = first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000;
    if (!isPair) continue;
    pieces.push(text.slice(from, index), String.fromCharCode(first, second));
    from = index + whole.length;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}
