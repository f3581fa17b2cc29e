import type { StoredEntry } from "../model/stored-entry.ts";
import { plainText } from "../publish/plain-text.ts";
import { foldText } from "./fold-text.ts";

/** Characters of an entry's text that a search looks at, markup apart. */
const MOST_TEXT = 100_000;

/** What a search looks at of an entry, folded: title, summary and content as a reader sees them, people, tags. */
export function searchText({ entry, tags }: StoredEntry): string {
  const parts = [
    entry.title,
    ...[entry.summary, entry.content].map((html) => (html ? plainText(html, MOST_TEXT) : "")),
    ...entry.authors.map(({ name }) => name),
    ...entry.tags,
    ...tags,
  ];
  // Folded one by one, so that no phrase is found across two of them.
  return parts.map(foldText).join("\n");
}
