import type { FeedPath } from "../model/feed.ts";
import { isRenderedAhead } from "../publish/rendered-ahead.ts";
import type { Services } from "../services.ts";
import { webhooksOf } from "./tell-webhooks.ts";

/** Formats every feed is published in. */
const FORMATS = ["rss", "atom", "json"] as const;

/** Prepares a feed's editions, where they are rendered ahead, and tells everybody that it changed: every process, subscribers, hubs. */
export async function publishFeed(path: FeedPath, services: Services): Promise<void> {
  const { editions, feeds, hub, queues, network, metrics, now } = services;
  const started = now();
  if (isRenderedAhead(path)) {
    await editions.prepare(path, ...FORMATS);
    for (const format of FORMATS) metrics.editions.inc({ format });
  }
  await feeds.announce(path);
  if ((await hub.withSubscribers([path])).length > 0) await queues.distribute(path);
  if (webhooksOf(path, network()).length > 0) await queues.notify(path);
  if (network().configuration.site.hub.ping.length > 0) await queues.ping(path);
  metrics.publishSeconds.observe((now() - started) / 1000);
}
