import { splitWords } from "./split-words.ts";

/** Letters that no decomposition takes apart, as people who lack them on their keyboard write them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ς: "σ",
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
const PLAIN = /^[\x00-\x7f]*$/;

/**
 * A text's words, case and accents folded, with a space between them and at both ends: ` strike at the docks `. Everything that
 * is not a letter, a mark or a digit separates words. Empty where no word is left.
 */
export function foldText(text: string): string {
  const words = splitWords(PLAIN.test(text) ? text.toLowerCase() : foldLetters(text));
  return words.length === 0 ? "" : ` ${words.join(" ")} `;
}

function foldLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFC");
}

/** Scripts that write words without a space between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a folded text holds a folded word or phrase: whole words, but anything in scripts that do not part them. */
export function holds(folded: string, term: string): boolean {
  return folded.includes(UNSPACED.test(term) ? term : ` ${term} `);
}
