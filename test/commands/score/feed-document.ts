import { MINUTE } from "./times.ts";

/** What an invented document is made of. */
export interface DocumentWish {
  id: string;
  /** Counts up with every change; each adds an item. */
  version: number;
  /** When the last change was. */
  at: number;
  /** Further elements of the channel. */
  channel?: string;
  /** Items it holds. */
  items?: number;
}

/** An RSS document of an invented publication: a pure function of what it is made of. */
export function feedDocument({ id, version, at, channel = "", items = 5 }: DocumentWish): Buffer {
  const numbers = Array.from({ length: items }, (_, back) => version + items - back);
  const list = numbers.map(
    (
      number,
      back,
    ) => `<item><title>Report ${number} from ${id}</title><link>https://${id}.example/reports/${number}</link>
<guid isPermaLink="false">tag:${id}.example,2040:report-${number}</guid>
<pubDate>${new Date(at - back * 90 * MINUTE).toUTCString()}</pubDate>
<description>What happened on the ${number}th occasion, as ${id} saw it.</description></item>`,
  );
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>The ${id} paper</title>
<link>https://${id}.example/</link><description>Invented.</description>${channel}
${list.join("\n")}</channel></rss>`);
}
