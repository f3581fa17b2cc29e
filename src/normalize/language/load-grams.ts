import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** What eld knows of languages, packed so that a text is scored in microseconds. */
export interface Grams {
  /** Where in `weights` the pairs of a gram stand: from its number to the next one's. */
  numbers: ReadonlyMap<string, number>;
  starts: Uint32Array;
  /** Pairs: the index of a language, and what the gram counts for it. */
  weights: Uint16Array;
  /** BCP 47 by index. */
  languages: readonly string[];
  /** The score of a correct answer, on average, by language. */
  usual: Readonly<Record<string, number | undefined>>;
  /** What parts words. */
  separators: RegExp;
  /** A sign for every byte from 0x80 of UTF-8. */
  signs: readonly string[];
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
    signs: read<{ dictionary: string[] }>("../dictionary.js").dictionary,
  };
}

/** eld's files leave the least weight there is off every number. */
const LEAST = 53;

function packed(grams: EldData["ngrams"]): Pick<Grams, "numbers" | "starts" | "weights"> {
  const numbers = new Map<string, number>();
  const starts: number[] = [];
  const weights: number[] = [];
  for (const gram in grams) {
    numbers.set(gram, starts.length);
    starts.push(weights.length);
    for (const language in grams[gram])
      weights.push(Number(language), (grams[gram]?.[language] ?? 0) + LEAST);
  }
  starts.push(weights.length);
  return { numbers, starts: Uint32Array.from(starts), weights: Uint16Array.from(weights) };
}
