import type { FeedNodes } from "./find-feed.ts";
import { shapeHead } from "./shape-head.ts";
import { shapeItem } from "./shape-item.ts";
import type { Shaped, TicketTexts } from "./ticket.ts";

/**
 * The document in the shape rss-parser expects of its XML parser, whatever it was written as: Atom as `feed`, everything else
 * as RSS 2.0. Long texts go as tickets, since rss-parser would run patterns of quadratic time over them; `#kept` carries the
 * raw element through, for what rss-parser drops.
 */
export function shapeDocument(feed: FeedNodes, texts: TicketTexts, url: string | undefined): Shaped {
  const atom = feed.format.startsWith("Atom");
  const items = feed.items.map((node) => shapeItem(node, texts, { atom, url }));
  const head = shapeHead(feed, texts, { atom, url });
  if (atom) return { feed: { ...head, entry: items } };
  return { rss: { $: { version: "2.0" }, channel: [{ ...head, item: items }] } };
}
