import type { CleanEntry, CleanPerson } from "./clean-entry.ts";

/**
 * Who an entry is by. Without a byline it speaks for its outlet: a reader that finds no author on an entry takes that of the
 * feed, and the entry would seem to be written by us.
 */
export function creditedAuthors({ authors, source }: CleanEntry): CleanPerson[] {
  if (authors.length > 0) return authors;
  return [{ name: source.title, ...(source.homepage !== undefined && { url: source.homepage }) }];
}
