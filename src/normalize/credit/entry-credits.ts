import type { Entry } from "../../model/entry.ts";
import type { Credits } from "./credit.ts";
import { readCredits } from "./read-credits.ts";

/** What the credit lines of an entry say, apart; unset where it has no such text. */
export interface EntryCredits {
  inText: Credits | undefined;
  inSummary: Credits | undefined;
}

const read = new WeakMap<object, EntryCredits>();

/** What the credit lines of an entry say. Read once, however often it is asked for: when it is cleaned, and when its story is looked for. */
export function entryCredits(entry: Pick<Entry, "url" | "content" | "summary">): EntryCredits {
  const known = read.get(entry);
  if (known !== undefined) return known;
  const { content, summary, url } = entry;
  const credits = {
    inText: content === undefined ? undefined : readCredits(content, url),
    inSummary: summary === undefined ? undefined : readCredits(summary, url),
  };
  read.set(entry, credits);
  return credits;
}
