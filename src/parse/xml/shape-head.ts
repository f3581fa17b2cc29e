import { child, childText } from "../reader/node-text.ts";
import { atomId } from "./atom-id.ts";
import { bestText } from "./best-text.ts";
import { readDates } from "./dates.ts";
import type { FeedNodes } from "./find-feed.ts";
import { alternateLink, linkWith, readLinks } from "./links.ts";
import type { ShapeContext } from "./shape-context.ts";
import { type KeptNode, type Shaped, type TicketTexts, ticketFor } from "./ticket.ts";

const titles = ["title", "atom:title", "dc:title", "itunes:title", "media:title"];
const descriptions = [
  "description",
  "atom:subtitle",
  "atom:tagline",
  "subtitle",
  "tagline",
  "dc:description",
  "itunes:summary",
  "itunes:subtitle",
  "googleplay:description",
  "abstract",
  "atom:info",
  "info",
  "atom:summary",
  "summary",
  "content:encoded",
  "atom:content",
  "media:description",
];

/** The head of a feed as rss-parser wants it, with one well-chosen value a field. */
export function shapeHead(feed: FeedNodes, texts: TicketTexts, { atom, url }: ShapeContext): Shaped {
  const { head } = feed;
  const links = readLinks(head);
  const dates = readDates(head);
  const kept: KeptNode = { node: head, links };
  const shaped: Shaped = { "#kept": [kept] };
  set(shaped, "title", ticketFor(bestText(head, titles), texts));
  set(shaped, atom ? "subtitle" : "description", ticketFor(bestText(head, descriptions), texts));
  set(shaped, atom ? "updated" : "lastBuildDate", list(dates.updated ?? dates.published));
  set(shaped, "language", list(childText(head, "language", "dc:language")));
  set(shaped, "generator", list(generatorOf(feed)));
  set(shaped, "ttl", list(childText(head, "ttl")));
  set(shaped, "id", list(atomId(head, url) ?? childText(head, "guid")));
  const site = alternateLink(links)?.url;
  const self = linkWith(links, "self")?.url;
  if (atom) {
    const both = [
      ...(site === undefined ? [] : [{ $: { rel: "alternate", href: site } }]),
      ...(self === undefined ? [] : [{ $: { rel: "self", href: self } }]),
    ];
    if (both.length > 0) shaped["link"] = both;
  } else {
    set(shaped, "link", list(site));
    if (self !== undefined) shaped["atom:link"] = [{ $: { rel: "self", href: self } }];
  }
  return shaped;
}

function generatorOf({ head }: FeedNodes): string | undefined {
  const agent = child(head, "admin:generatoragent")?.attributes["rdf:resource"];
  const named = child(head, "atom:generator")?.attributes["uri"];
  return childText(head, "generator", "atom:generator") ?? agent ?? named;
}

function list(value: string | undefined): string[] | undefined {
  return value === undefined ? undefined : [value];
}

function set(shaped: Shaped, name: string, value: unknown): void {
  if (value !== undefined) shaped[name] = value;
}
