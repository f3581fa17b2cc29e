import { mixed } from "./hash.ts";
import type { WordsRead } from "./read-words.ts";

const WORDS = 4;
/** Four words of Chinese or Japanese are about this many characters. */
const CHARACTERS = 6;

/** The runs of a text: all, and those that hold a name or a number, which hardly any other text has. Hashes of 32 bits, signed. */
export interface Shingles {
  all: Set<number>;
  telling: number[];
}

/** Every run of four words, or of six characters in a script without spaces; in order, each once. */
export function shingles({ words, alone, telling }: WordsRead): Shingles {
  const size = alone * 2 > words.length ? CHARACTERS : WORDS;
  const found: Shingles = { all: new Set(), telling: [] };
  for (let at = 0; at + size <= words.length; at += 1) {
    let hash = 0;
    let tells = false;
    for (let next = 0; next < size; next += 1) {
      hash = Math.imul((hash << 5) ^ (hash >>> 27) ^ (words[at + next] as number), 0x9e3779b1);
      if (telling[at + next]) tells = true;
    }
    // Signed, since a set of small integers is the quickest.
    const run = mixed(hash) | 0;
    found.all.add(run);
    if (tells) found.telling.push(run);
  }
  return found;
}

/** The count of words, where characters are counted for what corresponds to them. */
export function wordCount({ words, alone }: WordsRead): number {
  return Math.round(words.length - alone + alone / 1.6);
}
