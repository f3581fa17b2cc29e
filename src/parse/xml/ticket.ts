import type { ParsedLink, ParsedText } from "../parsed-feed.ts";
import type { XmlNode } from "../reader/xml-node.ts";

/** An element as xml2js would have it: fields by name, each a list. */
export type Shaped = Record<string, unknown>;

/** Texts of a document that travel through rss-parser as tickets: `ticket:<index>`. */
export type TicketTexts = ParsedText[];

/** What of a document does not fit through rss-parser and is kept beside it. */
export interface KeptNode {
  node: XmlNode;
  links: ParsedLink[];
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
