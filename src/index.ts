import { decode } from "./fetch/decode.ts";
import type { Entry } from "./model/entry.ts";
import type { NormalizedFeed, Refusal } from "./model/normalized-feed.ts";
import { normalize } from "./normalize/normalize.ts";
import { parse } from "./parse/parse.ts";
import { refusal } from "./parse/refusal/refuse.ts";

export type { Entry } from "./model/entry.ts";
export type { NormalizedFeed, Refusal } from "./model/normalized-feed.ts";

/** Where a body comes from and what its server called it. */
export interface ParseFeedOptions {
  /** The address it was fetched from, after redirects: what relative addresses mean. */
  url?: string;
  /** The Content-Type header as received. */
  contentType?: string;
}

/**
 * Any feed's bytes to the normalised feed, or to a refusal that says what the body is instead and which feeds it announces.
 * Never throws for what a body holds. An entry whose document gives no summary has its content for one, so that a list of entries can be
 * shown from summaries alone.
 *
 * @example
 * const feed = await parseFeed(body, { url: "https://press.example/feed", contentType: "application/rss+xml" });
 * if (feed.kind === "feed") for (const entry of feed.entries) print(entry.title);
 */
export async function parseFeed(
  body: Uint8Array,
  { url, contentType }: ParseFeedOptions = {},
): Promise<NormalizedFeed | Refusal> {
  const decoded = decode(body, contentType);
  if (decoded.tooLarge) return refusal("too-large", "The body unpacks to more than this service reads.");
  const parsed = await parse(decoded.text, url === undefined ? {} : { url });
  if (parsed.kind === "refusal") return parsed;
  const feed = normalize(parsed);
  return { ...feed, entries: feed.entries.map(withSummary), notes: [...decoded.notes, ...feed.notes] };
}

/** Only what is handed out is filled in: stored or published, the same text twice would be a waste. */
function withSummary(entry: Entry): Entry {
  return entry.summary === undefined && entry.content !== undefined
    ? { ...entry, summary: entry.content }
    : entry;
}
