import { mixed } from "./hash.ts";
import { MOST_WORDS, type WordsRead } from "./read-words.ts";

const WORDS = 4;
/** Four words of Chinese or Japanese are about this many characters. */
const CHARACTERS = 6;

/** The runs of a text: all, and those that hold a name or a number, which hardly any other text has. Hashes of 32 bits, signed. */
export interface Shingles {
  all: number[];
  telling: number[];
}

/** Every run of four words, or of six characters in a script without spaces; in order, each once. */
export function shingles({ words, alone, telling }: WordsRead): Shingles {
  const size = alone * 2 > words.length ? CHARACTERS : WORDS;
  const found: Shingles = { all: [], telling: [] };
  const met = newTable(words.length);
  for (let at = 0; at + size <= words.length; at += 1) {
    let hash = 0;
    let tells = false;
    for (let next = 0; next < size; next += 1) {
      hash = Math.imul((hash << 5) ^ (hash >>> 27) ^ (words[at + next] as number), 0x9e3779b1);
      if (telling[at + next]) tells = true;
    }
    const run = mixed(hash) | 0;
    if (meet(run, met)) found.all.push(run);
    if (tells) found.telling.push(run);
  }
  return found;
}

/** For each slot the number of the text that filled it last, and the run. One table for all texts: a set for each takes longer than all the rest. */
const table = new Int32Array(2 * (lastSlot(MOST_WORDS) + 1));
let text = 0;

/** The last slot of a table for so many runs, which is empty. */
function newTable(runs: number): number {
  if (text === 0x7fffffff) {
    table.fill(0);
    text = 0;
  }
  text += 1;
  return lastSlot(runs);
}

/** There are at least twice as many slots as runs, a power of two. */
function lastSlot(runs: number): number {
  return 2 ** (33 - Math.clz32(runs | 15)) - 1;
}

/** Adds a run to the table; false where it was in it. */
function meet(run: number, last: number): boolean {
  let slot = run & last;
  while (table[slot * 2] === text) {
    if (table[slot * 2 + 1] === run) return false;
    slot = (slot + 1) & last;
  }
  table[slot * 2] = text;
  table[slot * 2 + 1] = run;
  return true;
}

/** The count of words, where characters are counted for what corresponds to them. */
export function wordCount({ words, alone }: WordsRead): number {
  return Math.round(words.length - alone + alone / 1.6);
}
