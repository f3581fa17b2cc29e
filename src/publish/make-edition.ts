import { cleanDate } from "../dedupe/shown-dates.ts";
import type { Source } from "../model/configuration.ts";
import type { Edition } from "../model/edition.ts";
import type { FeedFormat } from "../model/feed.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import { compress } from "./compress.ts";
import { MEDIA_TYPES } from "./feed-url.ts";
import { type FeedInput, renderFeed } from "./render-feed.ts";
import type { RenderMemory } from "./render-memory.ts";
import { strongEtag } from "./strong-etag.ts";

/** Renders a feed and makes it ready to send: bytes, both compressions, and validators that come from its content alone. */
export async function makeEdition(
  { head, entries, stories }: Omit<FeedInput, "sources" | "format">,
  sources: ReadonlyMap<string, Source>,
  format: FeedFormat,
  memory?: RenderMemory,
): Promise<Edition> {
  const bytes = Buffer.from(
    renderFeed({ head, entries, sources, format, ...(stories && { stories }) }, memory),
    "utf8",
  );
  return {
    path: head.path,
    format,
    mediaType: MEDIA_TYPES[format],
    etag: strongEtag(bytes),
    lastModified: lastChange(head.updated, entries),
    ...(await compress(bytes)),
  };
}

/** ISO 8601: when anything shown last changed, so far as its entries and the head know; the epoch for an empty feed. */
export function lastChange(updated: string, entries: readonly StoredEntry[]): string {
  const changes = [updated, ...entries.map((stored) => stored.changed)].flatMap(
    (date) => cleanDate(date) ?? [],
  );
  // ISO dates in one spelling sort as text.
  return changes.toSorted().at(-1) ?? new Date(0).toISOString();
}
