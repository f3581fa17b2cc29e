/**
 * The slug of a tag's label, in any script: compatibility forms, accents and vowel points folded, lower case, everything that is not a
 * letter, a mark or a digit a hyphen. Labels that differ only in case, accents or punctuation share one. Empty where nothing is left.
 */
export function tagSlug(label: string): string {
  return label
    .normalize("NFKD")
    .replace(ABBREVIATION, (letters) => letters.replaceAll(".", ""))
    .replace(INVISIBLE, "")
    .replace(ACCENTS, "$1")
    .normalize("NFC")
    .toLowerCase()
    .replace(LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, MAX_SLUG)
    .replace(/(?:-+|[\ud800-\udbff])$/, "");
}

/** Longest slug, in UTF-16 units: beyond it a label is a sentence. */
const MAX_SLUG = 80;

/** `U.S.` is `US`. */
const ABBREVIATION = /(?<![\p{L}\p{M}\p{N}])(?:\p{L}\.){2,}/gu;

/** Soft hyphens, joiners, directions, the Arabic lengthener: they are drawn, not read. */
const INVISIBLE = /\u200d|[\u00ad\u0640\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Accents of Latin and Greek, points of Hebrew and Arabic. What makes й, ў and ї letters of their own is kept. */
const ACCENTS =
  /([\u0438\u0418\u0443\u0423]\u0306|[\u0456\u0406]\u0308)|[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u064b-\u0652\u0670]/g;

/** Letters that carry their stroke inside: no decomposition takes it off. */
const PLAIN: Record<string, string> = { ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", ς: "σ" };
const LETTERS = /[ßøłđæœıς]/g;
