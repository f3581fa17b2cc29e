import type { Entry } from "../model/entry.ts";

/** The words of a text, in lower case, without punctuation and markup. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** What two texts are compared by at most: enough to tell them apart, whatever a stranger sends. */
const ENOUGH = 20_000;

const read = new WeakMap<object, readonly string[]>();

/** The words an entry says beyond its title; read once, however often they are asked for. Clean HTML escapes every `<` that is not a tag's. */
export function bodyWords(entry: Pick<Entry, "content" | "summary">): readonly string[] {
  const known = read.get(entry);
  if (known !== undefined) return known;
  const words = wordsOf((entry.content ?? entry.summary ?? "").slice(0, ENOUGH).replace(/<[^>]*>/g, " "));
  read.set(entry, words);
  return words;
}

/** How much of the shorter of two texts is in the other, 0–1, by runs of three words. 0 where either has too few to tell. */
export function overlap(one: readonly string[], other: readonly string[]): number {
  const [left, right] = [runs(one), runs(other)];
  const [few, many] = left.size < right.size ? [left, right] : [right, left];
  if (few.size === 0) return 0;
  let shared = 0;
  for (const run of few) if (many.has(run)) shared += 1;
  return shared / few.size;
}

function runs(words: readonly string[]): Set<string> {
  return new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`));
}
