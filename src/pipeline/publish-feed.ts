import type { FeedPath } from "../model/feed.ts";
import { isRenderedAhead } from "../publish/rendered-ahead.ts";
import type { Services } from "../services.ts";

/** Formats every feed is published in. */
const FORMATS = ["rss", "atom", "json"] as const;

/** Prepares a feed's editions, where they are rendered ahead, and tells every process that it changed. */
export async function publishFeed(
  path: FeedPath,
  { editions, feeds, metrics, now }: Services,
): Promise<void> {
  const started = now();
  if (isRenderedAhead(path)) {
    for (const format of FORMATS) {
      await editions.prepare(path, format);
      metrics.editions.inc({ format });
    }
  }
  await feeds.announce(path);
  metrics.publishSeconds.observe((now() - started) / 1000);
}
