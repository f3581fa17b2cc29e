import type { ParsedLink, ParsedText } from "../parsed-feed.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import type { FeedNodes } from "./find-feed.ts";
import { shapeHead } from "./shape-head.ts";
import { shapeItem } from "./shape-item.ts";

/** An element as xml2js would have it: fields by name, each a list. */
export type Shaped = Record<string, unknown>;

/** Texts of a document that travel through rss-parser as tickets: `ticket:<index>`. */
export type TicketTexts = ParsedText[];

/** What of a document does not fit through rss-parser and is kept beside it. */
export interface KeptNode {
  node: XmlNode;
  links: ParsedLink[];
}

/**
 * The document in the shape rss-parser expects of its XML parser, whatever it was written as: Atom as `feed`, everything else
 * as RSS 2.0. Long texts go as tickets, since rss-parser would run patterns of quadratic time over them; `#kept` carries the
 * raw element through, for what rss-parser drops.
 */
export function shapeDocument(feed: FeedNodes, texts: TicketTexts): Shaped {
  const atom = feed.format.startsWith("Atom");
  const items = feed.items.map((node) => shapeItem(node, texts, atom));
  const head = shapeHead(feed, texts, atom);
  if (atom) return { feed: { ...head, entry: items } };
  return { rss: { $: { version: "2.0" }, channel: [{ ...head, item: items }] } };
}

/** Leaves a text in the cloakroom. */
export function ticketFor(text: ParsedText | undefined, texts: TicketTexts): string[] | undefined {
  if (text === undefined) return undefined;
  texts.push(text);
  return [`ticket:${texts.length - 1}`];
}

/** Fetches a text for the ticket rss-parser gave back. */
export function redeem(ticket: unknown, texts: TicketTexts): ParsedText | undefined {
  if (typeof ticket !== "string" || !ticket.startsWith("ticket:")) return undefined;
  return texts[Number(ticket.slice(7))];
}
