import type { FeedPath } from "../model/feed.ts";

/**
 * Whether a feed is rendered before anyone asks for it: `all` and the sections. Tags and sources, of which there may be very many, are
 * rendered when they are asked for.
 */
export function isRenderedAhead(path: FeedPath): boolean {
  return path === "all" || path.startsWith("sections/");
}
