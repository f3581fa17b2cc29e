import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { GramTable } from "./gram-table.ts";

/** What eld knows of languages, packed so that a text is scored in microseconds. */
export interface Grams {
  /** Where in `weights` a gram's pairs begin, times 64, plus how many they are. */
  pairs: GramTable;
  /** Pairs: the index of a language, and what the gram counts for it. */
  weights: Uint16Array;
  /** BCP 47 by index. */
  languages: readonly string[];
  /** The score of a correct answer, on average, by language. */
  usual: Readonly<Record<string, number | undefined>>;
  /** What parts words. */
  separators: RegExp;
  /** The letter that stands for each byte of UTF-8 from 0x80, as a character code below 256. */
  signs: Uint8Array;
}

let loaded: Grams | undefined;

/**
 * eld's smallest data (60 languages). They cost about 0.2 s and 30 MB of heap, so they are read by the first text that needs them and
 * never by a command that detects nothing. They are eld's own files: its detector walks objects key by key, at ten times the cost.
 */
export function loadGrams(): Grams {
  loaded ??= pack();
  return loaded;
}

interface EldData {
  languages: Record<string, string>;
  ngrams: Record<string, Record<string, number>>;
}

function pack(): Grams {
  // `require` of an ES module (Node ≥ 20.19) is the one synchronous way; the package names itself to `import` only, hence the path.
  const entry = import.meta.resolve("eld/extrasmall");
  const require = createRequire(import.meta.url);
  const read = <T>(path: string): T => require(fileURLToPath(new URL(path, entry))) as T;
  const { ngramsData } = read<{ ngramsData: EldData }>("../ngrams/extrasmall.js");
  return {
    ...packed(ngramsData.ngrams),
    languages: Object.values(ngramsData.languages),
    usual: read<{ avgScore: Record<string, number> }>("../avgScore.js").avgScore,
    separators: read<{ separators: RegExp }>("../regexPatterns.js").separators,
    signs: Uint8Array.from(read<{ dictionary: string[] }>("../dictionary.js").dictionary, (sign) =>
      sign.charCodeAt(0),
    ),
  };
}

/** eld's files leave the least weight there is off every number. */
const LEAST = 53;
/** There are some 50,000 grams. */
const PLACES = 131_072;
/** No gram is of as many languages. */
export const MOST_LANGUAGES = 64;

function packed(grams: EldData["ngrams"]): Pick<Grams, "pairs" | "weights"> {
  const pairs = new GramTable(PLACES);
  const weights: number[] = [];
  for (const gram in grams) {
    const start = weights.length;
    for (const language in grams[gram])
      weights.push(Number(language), (grams[gram]?.[language] ?? 0) + LEAST);
    let first = 0;
    let rest = 0;
    for (let at = 0; at < gram.length; at += 1) {
      if (at < 4) first = (first << 8) | gram.charCodeAt(at);
      else rest = (rest << 8) | gram.charCodeAt(at);
    }
    pairs.set(first, rest, start * MOST_LANGUAGES + (weights.length - start) / 2);
  }
  return { pairs, weights: Uint16Array.from(weights) };
}
