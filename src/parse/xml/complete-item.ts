import type { ParsedItem, ParsedPerson, ParsedText } from "../parsed-feed.ts";
import { child, childText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { bestText } from "./best-text.ts";
import { readCategories } from "./categories.ts";
import { readComments } from "./comments.ts";
import { readEnclosures } from "./enclosures.ts";
import { readLicence } from "./licence.ts";
import { readLocation } from "./location.ts";
import { readPeople } from "./people.ts";
import { readPictures } from "./pictures.ts";
import { readPodcast } from "./podcast.ts";
import type { MappedItem } from "./run-rss-parser.ts";
import { readSource } from "./source.ts";
import { redeem, type TicketTexts } from "./ticket.ts";

/** An item whole: what rss-parser mapped, completed from its raw element with what rss-parser drops. */
export function completeItem(mapped: MappedItem, texts: TicketTexts, document: string): ParsedItem {
  const { node, links } = mapped.kept;
  const enclosures = readEnclosures(node, links);
  const people = readPeople(node);
  const item: ParsedItem = {
    ...textsOf(mapped, texts),
    links,
    people: people.some(isAuthor) ? people : [...sourcePeople(node), ...people],
    categories: readCategories(node),
    enclosures,
    pictures: readPictures(node, enclosures),
    ...readComments(node, links, mapped.comments),
    ...readPodcast(node),
    raw: document.slice(node.start, node.end),
  };
  const id = mapped.guid ?? mapped.id;
  if (id !== undefined) item.id = id;
  if (mapped.link !== undefined) item.link = mapped.link;
  if (mapped.published !== undefined) item.published = mapped.published;
  if (mapped.updated !== undefined) item.updated = mapped.updated;
  return { ...item, ...restOf(node, item) };
}

function textsOf(
  mapped: MappedItem,
  texts: TicketTexts,
): { title?: ParsedText; summary?: ParsedText; content?: ParsedText } {
  const title = redeem(mapped.title, texts);
  // rss-parser calls RSS's description and Atom's content alike.
  const atom =
    mapped.guid === undefined &&
    mapped["content:encoded"] === undefined &&
    mapped.kept.node.name === "atom:entry";
  const summary = redeem(atom ? mapped.summary : mapped.content, texts);
  const content = redeem(atom ? mapped.content : mapped["content:encoded"], texts);
  return { ...(title && { title }), ...(summary && { summary }), ...(content && { content }) };
}

function restOf(node: XmlNode, item: ParsedItem): Partial<ParsedItem> {
  const rest: Partial<ParsedItem> = {};
  const language = childText(node, "dc:language", "language", "dcterms:language") ?? ownLanguage(node, item);
  const source = readSource(node);
  const rights = bestText(node, [
    "atom:rights",
    "rights",
    "dc:rights",
    "copyright",
    "media:copyright",
    "atom:copyright",
    "dcterms:rights",
  ]);
  const licence = readLicence(node, item.links);
  const location = readLocation(node);
  if (language !== undefined) rest.language = language;
  if (node.base !== undefined) rest.base = node.base;
  if (source !== undefined) rest.source = source;
  if (rights !== undefined) rest.rights = rights;
  if (licence !== undefined) rest.licence = licence;
  if (location !== undefined) rest.location = location;
  return rest;
}

/** The language in scope: of the text itself before that of the item. */
function ownLanguage(node: XmlNode, item: ParsedItem): string | undefined {
  return item.content?.language ?? item.summary?.language ?? item.title?.language ?? node.lang;
}

/** Who wrote it, as against who helped. */
function isAuthor({ role }: ParsedPerson): boolean {
  return role === undefined || role === "author";
}

/** RFC 4287 §4.2.1: without authors of its own, an entry's are those of its source. */
function sourcePeople(node: XmlNode) {
  const source = child(node, "atom:source");
  return source === undefined ? [] : readPeople(source);
}
