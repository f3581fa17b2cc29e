import type { Source } from "../model/configuration.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { CleanStory } from "./clean-entry.ts";

/**
 * Everything the rendering of an entry depends on, in one line: two entries of the same revision are rendered alike. Relies on
 * the store's promise that an entry whose meaning changes gets another fingerprint.
 */
export function revisionOf(
  stored: StoredEntry,
  source: Source | undefined,
  baseUrl: string,
  story?: CleanStory,
): string {
  const { ref, sourceId, fingerprint, firstSeen, changed, minted = false, tags } = stored;
  const of =
    source === undefined
      ? []
      : [source.title, source.url, source.homepage, source.language, source.republish];
  return JSON.stringify([ref, sourceId, fingerprint, firstSeen, changed, minted, tags, of, baseUrl, story]);
}
