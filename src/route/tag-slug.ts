/**
 * The slug of a tag's label, in any script: compatibility forms and Latin accents folded, lower case, everything that is not a
 * letter, a mark or a digit a hyphen. Labels that differ only in case, accents or punctuation share one. Empty where nothing is left.
 */
export function tagSlug(label: string): string {
  return label
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, MAX_SLUG)
    .replace(/-+$/, "");
}

/** Longest slug, in UTF-16 units: beyond it a label is a sentence. */
const MAX_SLUG = 80;
