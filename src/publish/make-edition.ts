import { latestDate } from "../dedupe/shown-dates.ts";
import type { Source } from "../model/configuration.ts";
import type { Edition } from "../model/edition.ts";
import type { FeedFormat } from "../model/feed.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import { compress } from "./compress.ts";
import { MEDIA_TYPES } from "./feed-url.ts";
import { type FeedInput, renderParts } from "./render-feed.ts";
import type { Fragment, RenderMemory } from "./render-memory.ts";
import { strongEtag } from "./strong-etag.ts";

/** What an edition is made of. */
type EditionInput = Omit<FeedInput, "sources" | "format">;

/** Renders a feed and makes it ready to send: bytes, both compressions, and validators that come from its content alone. */
export async function makeEdition(
  input: EditionInput,
  sources: ReadonlyMap<string, Source>,
  format: FeedFormat,
  memory?: RenderMemory,
): Promise<Edition> {
  const { document, fragments } = renderParts({ ...input, sources, format }, memory);
  const bytes = document(fragments);
  return { ...(await readyToSend(bytes, input, format)), etag: strongEtag(bytes), marks: marksOf(fragments) };
}

/**
 * As {@link makeEdition}, but with those entries alone that are not in `held`, an earlier edition's marks; `undefined` where the whole
 * has nothing else. ETag and marks are those of the whole, as RFC 3229 §10.5.3 wants.
 */
export async function makeDelta(
  input: EditionInput,
  held: ReadonlySet<string>,
  sources: ReadonlyMap<string, Source>,
  format: FeedFormat,
  memory?: RenderMemory,
): Promise<Edition | undefined> {
  const { document, fragments } = renderParts({ ...input, sources, format }, memory);
  const etag = strongEtag(document(fragments));
  const news = fragments.filter(({ mark }) => !held.has(mark));
  if (news.length === fragments.length) return undefined;
  const bytes = document(news, "delta");
  return { ...(await readyToSend(bytes, input, format)), etag, marks: marksOf(fragments) };
}

async function readyToSend(bytes: Buffer, { head, entries }: EditionInput, format: FeedFormat) {
  return {
    path: head.path,
    format,
    mediaType: MEDIA_TYPES[format],
    lastModified: lastChange(head.updated, entries),
    ...(await compress(bytes)),
  };
}

function marksOf(fragments: readonly Fragment[]): string[] {
  return fragments.map(({ mark }) => mark);
}

/** ISO 8601: when anything shown last changed, so far as its entries and the head know; the epoch for an empty feed. */
export function lastChange(updated: string, entries: readonly StoredEntry[]): string {
  return latestDate([updated, ...entries.map((stored) => stored.changed)]) ?? new Date(0).toISOString();
}
