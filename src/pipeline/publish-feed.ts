import type { FeedPath } from "../model/feed.ts";
import type { Services } from "../services.ts";

/** Formats every feed is published in. */
const FORMATS = ["rss", "atom", "json"] as const;

/**
 * Prepares a feed's editions and tells every process that it changed. Sections and `all` are ready before anyone asks; tags and
 * sources, of which there may be very many, are rendered when they are asked for.
 */
export async function publishFeed(
  path: FeedPath,
  { editions, feeds, metrics, now }: Services,
): Promise<void> {
  const started = now();
  if (path === "all" || path.startsWith("sections/")) {
    for (const format of FORMATS) {
      await editions.prepare(path, format);
      metrics.editions.inc({ format });
    }
  }
  await feeds.announce(path);
  metrics.publishSeconds.observe((now() - started) / 1000);
}
