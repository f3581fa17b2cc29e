import { languageByFunctionWords } from "./function-words.ts";
import { languageByGrams } from "./language-by-grams.ts";

/** Fewer letters than this say too little: neighbouring languages are mistaken for each other. */
const FEWEST_LETTERS = 80;
/** In scripts that write a syllable or a word in one sign, this many are enough. */
const FEWEST_SIGNS = 20;
/** Where a text goes on in the same language, more of it tells nothing more. */
const LONGEST = 500;
/** The detector is asked about this much: its cost grows with it, its answers hardly. */
const ENOUGH = 240;

const ADDRESS = /https?:\S{1,500}|[^\s@]{1,64}@\S{1,100}/g;
/** Beyond Latin and Cyrillic; dashes and quotes are of no script. */
const NOT_LATIN = /[\u0370-\u03ff\u0530-\u1fff\u2070-\uffff]/;

/** Scripts that are in use for one language among those detected: their share of the letters settles it. */
const ONE_LANGUAGE: readonly [RegExp, string][] = [
  [/\p{Script=Hangul}/gu, "ko"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Georgian}/gu, "ka"],
  [/\p{Script=Armenian}/gu, "hy"],
];

/**
 * The language of a plain text as a BCP 47 tag, or `undefined` where the text is too short or the answer is not reliable. Looks at the
 * first 500 characters. `declared`, what the document says of itself, needs less proof than another language. Clear cases cost microseconds; the
 * first unclear one about 0.2 s (the detector's data are read then), later ones about 10 µs.
 */
export function detectLanguage(text: string, declared?: string): string | undefined {
  const start = text.slice(0, LONGEST);
  const sample = start.includes("@") || start.includes("http") ? start.replace(ADDRESS, " ") : start;
  const latin = !NOT_LATIN.test(sample);
  // All of them count only where their scripts are weighed.
  const letters = lettersIn(sample, latin ? FEWEST_LETTERS : sample.length);
  if (letters < FEWEST_SIGNS) return undefined;
  if (!latin) {
    const byScript = languageByScript(sample, letters);
    if (byScript !== undefined) return byScript;
  }
  if (letters < FEWEST_LETTERS) return undefined;
  const clear = languageByFunctionWords(sample, primary(declared));
  if (clear !== undefined) return clear;
  return languageByGrams(sample.slice(0, ENOUGH));
}

function primary(tag: string | undefined): string | undefined {
  return tag?.trim().split(/[-_]/, 1)[0]?.toLowerCase();
}

// Beyond ASCII nearly every character of running text is a letter; an estimate is enough here.
function lettersIn(text: string, enough: number): number {
  let letters = 0;
  for (let index = 0; index < text.length && letters < enough; index += 1) {
    const code = text.charCodeAt(index);
    const lower = code | 0x20;
    if (
      (lower >= 0x61 && lower <= 0x7a) ||
      (code >= 0xc0 && (code < 0x2000 || (code > 0x303f && code < 0xfff0)))
    )
      letters += 1;
  }
  return letters;
}

function languageByScript(sample: string, letters: number): string | undefined {
  for (const [script, language] of ONE_LANGUAGE) {
    const share = (sample.match(script)?.length ?? 0) / letters;
    // Japanese is mostly Han with kana between; the others stand alone.
    if (share > (language === "ja" ? 0.1 : 0.5)) return language;
  }
  const signs = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  return signs > letters / 2 ? "zh" : undefined;
}
