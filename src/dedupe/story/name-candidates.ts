import { BREAK, foldLetter, NOTHING } from "./fold-letter.ts";

/** A stretch of a text that may be a name, since it begins with a capital, or is a number with its separators. */
export interface Candidate {
  from: number;
  to: number;
  number: boolean;
}

const SIGNS = 0xc0;
/** By sign of those up to here, 1 where a name or a number may begin. */
const BEGINS = Uint8Array.from({ length: SIGNS }, (_, code) => (isDigit(code) || isCapital(code) ? 1 : 0));

/** The first candidate at or behind a place of a text of so many signs, by their codes. */
export function nextCandidate(codes: Uint16Array, length: number, place: number): Candidate | undefined {
  for (let from = place; from < length; from += 1) {
    const code = codes[from] as number;
    // What nearly every sign is.
    if (code < SIGNS && BEGINS[code] === 0) continue;
    if (isDigit(code)) return { from, to: numberEnd(codes, length, from), number: true };
    if (isCapital(code)) return { from, to: nameEnd(codes, length, from), number: false };
  }
  return undefined;
}

/** Digits, and single separators with digits behind them. */
function numberEnd(codes: Uint16Array, length: number, from: number): number {
  const isDigitAt = (at: number) => at < length && isDigit(codes[at] as number);
  let at = from + 1;
  while (at < length && (isDigitAt(at) || (isSeparator(codes[at] as number) && isDigitAt(at + 1)))) at += 1;
  return at;
}

/** Letters, and single apostrophes and hyphens with letters behind them. */
function nameEnd(codes: Uint16Array, length: number, from: number): number {
  let at = from + 1;
  for (; at < length; at += 1) {
    const code = codes[at] as number;
    const goesOn = isJoiner(code) && at + 1 < length && isLetter(codes[at + 1] as number);
    if (!isLetter(code) && !goesOn) break;
  }
  return at;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `. , : ` and the spaces that part thousands. */
function isSeparator(code: number): boolean {
  return code === 46 || code === 44 || code === 58 || code === 32 || code === 0xa0 || code === 0x202f;
}

/** `' ’ -` */
function isJoiner(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 45;
}

function isCapital(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  if (code < 0xc0) return false;
  const letter = foldLetter(code);
  return letter > NOTHING && /\p{Lu}/u.test(String.fromCharCode(code));
}

/** A letter or a mark on one. */
function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (isJoiner(code) || code === 0xad || code === 0x2018) return false;
  const letter = foldLetter(code);
  return letter !== BREAK && !(letter >= 48 && letter <= 57);
}

const CLOSING = '"”»“«)]';
const ENDING = ".!?…:¡¿";
const OPENING = '¡¿«“„"(–—';
/** So far back an end of a sentence is looked for. */
const REACH = 4;

/** True where a word opens a sentence or a quotation, so that its capital says nothing. */
export function opensSentence(text: string, word: number): boolean {
  if (word === 0) return true;
  const first = Math.max(0, word - REACH);
  let at = word - 1;
  while (at >= first && /\s/.test(text.charAt(at))) at -= 1;
  if (at >= first && OPENING.includes(text.charAt(at))) return true;
  while (at >= first && CLOSING.includes(text.charAt(at))) at -= 1;
  return at >= first && ENDING.includes(text.charAt(at));
}
