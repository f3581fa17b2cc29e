import { ALONE, BREAK, foldLetter, NOTHING } from "./fold-letter.ts";
import { mixed } from "./hash.ts";
import { textCodes } from "./text-codes.ts";

/** What a text was read into. */
export interface WordsRead {
  /** A hash of 32 bits for each word, in order. Of a script without spaces every character is a word. */
  words: number[];
  /** For each word, true where it is a name or a number. */
  telling: boolean[];
  /** How many of them are single characters. */
  alone: number;
  /** Hashes of words written with a capital where no sentence begins. */
  names: Set<number>;
  /** Hashes of the numbers. */
  numbers: Set<number>;
}

export const MOST_WORDS = 4000;

const START = 0x811c9dc5;
const TIMES = 0x01000193;
const SHORTEST_NAME = 3;

export function noWords(): WordsRead {
  return { words: [], telling: [], alone: 0, names: new Set(), numbers: new Set() };
}

/**
 * Reads a piece of plain text into `read`: words folded (case, accents, apostrophes), numbers without their separators, names. A piece
 * begins a sentence. Stops at {@link MOST_WORDS}. Linear.
 */
export function readWords(text: string, read: WordsRead): void {
  let begins = true;
  const aloneBefore = read.alone;
  const codes = textCodes(text);
  for (let at = 0; at < text.length && read.words.length < MOST_WORDS; ) {
    const code = codes[at] as number;
    const letter = foldLetter(code);
    if (letter === BREAK || letter === NOTHING) {
      if (code > 32) begins = endsSentence(code) || (begins && !isCloser(code));
      at += 1;
    } else if (letter >= ALONE) {
      read.words.push(mixed(letter) | 0);
      read.telling.push(false);
      read.alone += 1;
      at += 1;
    } else {
      const isNumber = letter >= 48 && letter <= 57;
      at = isNumber ? readNumber(text, at, read) : readWord(codes, text.length, at, begins, read);
      begins = false;
    }
  }
  if (read.alone > aloneBefore) readEasternFacts(text, read);
}

/** Numbers written in signs, and names written in katakana. */
function readEasternFacts(text: string, read: WordsRead): void {
  for (const [number] of text.matchAll(/[一二三四五六七八九十百千万萬億亿〇零两兩]{2,20}/g))
    read.numbers.add(mixed(hashOf(number)) & 0xffffff);
  for (const [name] of text.matchAll(/[ァ-ヺー]{3,20}/g)) read.names.add(mixed(hashOf(name)) & 0xffffff);
}

function readWord(codes: Uint16Array, end: number, start: number, begins: boolean, read: WordsRead): number {
  let hash = START;
  let length = 0;
  let at = start;
  for (; at < end; at += 1) {
    const letter = foldLetter(codes[at] as number);
    if (letter === NOTHING) continue;
    if (letter === BREAK || letter >= ALONE) break;
    hash = Math.imul(hash ^ letter, TIMES);
    length += 1;
  }
  const word = mixed(hash) | 0;
  const named = !begins && length >= SHORTEST_NAME && isCapital(codes[start] as number);
  read.words.push(word);
  read.telling.push(named);
  if (named) read.names.add(word & 0xffffff);
  return at;
}

/** `1,200`, `1.200` and `1 200` are one number, `3.5` and `3,5` another. */
function readNumber(text: string, start: number, read: WordsRead): number {
  let digits = "";
  let at = start;
  for (; at < text.length && digits.length < 24; at += 1) {
    const letter = foldLetter(text.charCodeAt(at));
    if (letter >= 48 && letter <= 57) digits += String.fromCharCode(letter);
    else if (isSeparator(text, at)) digits += threeFollow(text, at) ? "" : ".";
    else break;
  }
  const hash = mixed(hashOf(digits)) | 0;
  read.words.push(hash);
  read.telling.push(true);
  read.numbers.add(hash & 0xffffff);
  return at;
}

function isSeparator(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (!(next >= 48 && next <= 57)) return false;
  return (
    code === 46 || code === 44 || ((code === 0xa0 || code === 0x202f || code === 32) && threeFollow(text, at))
  );
}

function threeFollow(text: string, at: number): boolean {
  return /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5));
}

/** The hash that a folded word, or a number without its separators, has among names and numbers. */
export function factHash(word: string): number {
  return mixed(hashOf(word)) & 0xffffff;
}

function hashOf(text: string): number {
  let hash = START;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), TIMES);
  return hash;
}

function isCapital(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  const sign = String.fromCharCode(code);
  return sign !== sign.toLowerCase();
}

/** `. ! ? : …` and a dash that opens a line of speech. */
function endsSentence(code: number): boolean {
  return (
    code === 46 ||
    code === 33 ||
    code === 63 ||
    code === 58 ||
    code === 0x2026 ||
    code === 0xbf ||
    code === 0xa1
  );
}

function isCloser(code: number): boolean {
  return code === 44 || code === 59;
}
