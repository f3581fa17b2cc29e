import { cleanDate } from "../dedupe/shown-dates.ts";
import type { FeedFormat, FeedHead } from "../model/feed.ts";
import { cleanOptionalLine, cleanText } from "./clean-text.ts";
import { mintId } from "./mint-id.ts";
import type { NamedEntry } from "./name-entries.ts";
import { canBeId } from "./published-id.ts";

/** A tombstone as a document of one format carries it. */
export interface CleanTombstone {
  ref: string;
  /** The id that the entry had in documents of this format. */
  id: string;
  /** ISO 8601. */
  at: string;
  because?: string;
}

/**
 * What a document says of the entries that were removed from its feed. Never the id of an entry that is in it, which readers would take away,
 * and none twice.
 */
export function cleanTombstones(
  { removed = [], baseUrl }: Pick<FeedHead, "removed" | "baseUrl">,
  named: ReadonlyArray<Pick<NamedEntry, "id"> & { entry: { ref: string } }>,
  format: FeedFormat,
): CleanTombstone[] {
  if (removed.length === 0) return [];
  const present = new Set(named.map(({ entry }) => entry.ref));
  const taken = new Set(named.map(({ id }) => id));
  const clean = new Map<string, CleanTombstone>();
  for (const { ref, id: original, minted, at, because } of removed) {
    const usable = !minted && canBeId(original, format) && !taken.has(original);
    const id = usable ? original : mintId(baseUrl, ref);
    const date = cleanDate(at);
    if (present.has(ref as never) || taken.has(id) || clean.has(id) || date === undefined) continue;
    const reason = cleanOptionalLine(because);
    clean.set(id, { ref: cleanText(ref), id, at: date, ...(reason !== undefined && { because: reason }) });
  }
  return [...clean.values()];
}
