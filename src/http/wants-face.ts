import type { IncomingHttpHeaders } from "node:http";
import type { FeedFormat } from "../model/feed.ts";

/** What an answer to {@link wantsFace} depends on, for `Vary`. */
export const FACE_VARY = "Sec-Fetch-Dest";

/** Not for shared caches: one that looks at no `Vary` would give it to readers. */
export const FACE_CACHE_CONTROL = "private, max-age=60";

/** Formats that browsers show as bare text. JSON they show well, and who opens it means to see it. */
export function hasFace(format: FeedFormat | undefined): format is "rss" | "atom" {
  return format === "rss" || format === "atom";
}

/**
 * Whether somebody opened a feed's address in a browser, to look at it: a browser says so itself (Fetch Metadata, `Sec-Fetch-Dest`), and no
 * reader does. `Accept` would not tell: some readers send a browser's, and it takes a hundred forms, each of which a cache would keep apart.
 * `as=document` in the query asks for the document all the same.
 */
export function wantsFace(headers: IncomingHttpHeaders, query = ""): boolean {
  return headers["sec-fetch-dest"] === "document" && !new URLSearchParams(query).has("as", "document");
}
