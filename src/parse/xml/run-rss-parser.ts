import Parser from "rss-parser";
import type { KeptNode, Shaped } from "./ticket.ts";

/** An item as rss-parser mapped it. Texts are tickets. */
export interface MappedItem {
  title?: string;
  link?: string;
  guid?: string;
  id?: string;
  published?: string;
  updated?: string;
  /** `description` of RSS, `content` of Atom. */
  content?: string;
  "content:encoded"?: string;
  summary?: string;
  comments?: string;
  kept: KeptNode;
}

/** A document as rss-parser mapped it. Texts are tickets. */
export interface MappedFeed {
  title?: string;
  description?: string;
  subtitle?: string;
  link?: string;
  feedUrl?: string;
  id?: string;
  language?: string;
  generator?: string;
  ttl?: string;
  lastBuildDate?: string;
  items: MappedItem[];
  kept: KeptNode;
}

/**
 * Lets rss-parser map a document whose XML `read` has already understood. A new instance each time: one that met an error
 * keeps state and never settles again. `undefined` when `read` found no feed.
 */
export async function runRssParser(
  text: string,
  read: (text: string) => Shaped | undefined,
): Promise<MappedFeed | undefined> {
  let found = true;
  const reader = {
    parseString(xml: string, callback: (error: Error | null, result: Shaped) => void): void {
      const shaped = read(xml);
      found = shaped !== undefined;
      callback(null, shaped ?? { rss: { $: { version: "2.0" }, channel: [{}] } });
    },
  };
  const parser = Object.assign(new Parser<MappedFeed, MappedItem>(options()), { xmlParser: reader });
  const feed: unknown = await parser.parseString(text);
  return found && isMapped(feed) ? feed : undefined;
}

function options() {
  const feed = [["#kept", "kept"], "subtitle", "id", "language", "generator", "ttl"];
  const item = [
    ["#kept", "kept"],
    ["#published", "published"],
    ["#updated", "updated"],
  ];
  // The published types know only names here; its documentation and code know pairs.
  return { customFields: { feed, item } } as unknown as ConstructorParameters<
    typeof Parser<MappedFeed, MappedItem>
  >[0];
}

function isMapped(feed: unknown): feed is MappedFeed {
  return typeof feed === "object" && feed !== null && "items" in feed && "kept" in feed;
}
