import { createHash } from "node:crypto";
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
  const company = story === undefined ? "" : JSON.stringify(story);
  const from = source === undefined ? `${sourceId} ${baseUrl}` : lookOf(source, baseUrl);
  // No part but the last can hold a line end, nor a tag a space.
  return `${ref}\n${fingerprint}\n${firstSeen}\n${changed}\n${minted}\n${tags.join(" ")}\n${from}\n${company}`;
}

const looks = new WeakMap<Source, { baseUrl: string; look: string }>();

/** What of a source shows in its entries, as a hash: a source is one object for as long as the configuration is in force. */
function lookOf(source: Source, baseUrl: string): string {
  const known = looks.get(source);
  if (known?.baseUrl === baseUrl) return known.look;
  const { id, title, url, homepage, language, republish } = source;
  const text = JSON.stringify([id, title, url, homepage, language, republish, baseUrl]);
  const look = createHash("sha256").update(text).digest("base64url").slice(0, 22);
  looks.set(source, { baseUrl, look });
  return look;
}
