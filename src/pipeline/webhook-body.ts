import { splitRef } from "../dedupe/entry-key.ts";
import type { FeedPath } from "../model/feed.ts";
import type { Removal } from "../model/removal.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { WebhookEvent } from "../model/webhook.ts";
import { cleanTombstones } from "../publish/clean-tombstones.ts";
import { pageUrl } from "../publish/feed-url.ts";
import { renderParts } from "../publish/render-feed.ts";
import type { Services } from "../services.ts";
import { feedHead, feedShape } from "./feed-head.ts";
import { pathsOf } from "./place.ts";

/**
 * What a webhook is told of an event, as JSON: the entry as its item in the section's JSON Feed, or what was removed and why. `undefined` where
 * the entry has left the section since.
 */
export async function webhookBody(
  path: FeedPath,
  { id, type, ref }: WebhookEvent,
  { network, sources, removals }: Services,
): Promise<string | undefined> {
  const { sourceId, key } = splitRef(ref);
  const [stored, removal] = await Promise.all([
    sources.entries(sourceId, [key]).then((found) => found.get(key)),
    removals.removals(sourceId, [key]).then((found) => found.get(key)),
  ]);
  const shape = feedShape(path, network());
  if (shape === undefined) return undefined;
  const { baseUrl } = feedHead(path, shape, { entries: [] }, network());
  const feed = { path, title: shape.name, url: pageUrl({ baseUrl, path }) };
  if (type === "entry.removed") {
    if (removal === undefined || removal.restored) return undefined;
    return JSON.stringify({ id, type, time: removal.at, feed, removed: removedWords(removal, baseUrl) });
  }
  if (stored === undefined || (removal && !removal.restored) || !pathsOf(stored).includes(path))
    return undefined;
  const time = type === "entry.published" ? stored.firstSeen : stored.changed;
  const entry = itemOf(path, stored, network());
  return JSON.stringify({ id, type, time, feed, entry });
}

function removedWords(removal: Removal, baseUrl: string) {
  const [tombstone] = cleanTombstones({ removed: [removal], baseUrl }, [], "json");
  return tombstone;
}

function itemOf(path: FeedPath, stored: StoredEntry, network: ReturnType<Services["network"]>): unknown {
  const shape = feedShape(path, network);
  if (shape === undefined) return undefined;
  const head = feedHead(path, shape, { entries: [stored] }, network);
  const { fragments } = renderParts({ head, entries: [stored], sources: network.sources, format: "json" });
  return JSON.parse(fragments[0]?.bytes.toString("utf8") ?? "null");
}
