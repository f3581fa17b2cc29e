import type { StoredEntry } from "../model/stored-entry.ts";
import { foldText } from "./fold-text.ts";

/** Characters of an entry's HTML that a search looks at. */
const MOST_HTML = 200_000;
/** Elements that part no word. */
const INLINE = new Set(
  "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

/** What a search looks at of an entry, folded: title, summary and content as a reader sees them, people, tags. */
export function searchText({ entry, tags }: StoredEntry): string {
  const parts = [
    entry.title,
    ...[entry.summary, entry.content].map((html) => (html ? shownText(html.slice(0, MOST_HTML)) : "")),
    ...entry.authors.map(({ name }) => name),
    ...entry.tags,
    ...tags,
  ];
  // Folded one by one, so that no phrase is found across two of them.
  return parts.map(foldText).join("\n");
}

/** The text of clean HTML, which escapes every `<` and `>` that is not a tag's and, of all characters, only marks of no word. */
function shownText(html: string): string {
  return html
    .replace(/<\/?([a-z\d]*)[^>]*>/g, (_tag, name: string) => (INLINE.has(name) ? "" : " "))
    .replace(/&#?\w+;/g, " ");
}
