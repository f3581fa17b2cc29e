import type { Entry } from "../model/entry.ts";

/** The text of clean HTML with its whitespace folded: clean HTML escapes every `<` that is not a tag's. */
export function textOf(html: string | undefined): string {
  if (html === undefined) return "";
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

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

/** The words an entry says beyond its title. */
export function bodyWords({ content, summary }: Pick<Entry, "content" | "summary">): string[] {
  return wordsOf(textOf((content ?? summary)?.slice(0, ENOUGH)));
}
