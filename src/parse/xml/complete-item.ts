import type { ParsedItem, ParsedPerson } from "../parsed-feed.ts";
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

const rightsNames = [
  "atom:rights",
  "rights",
  "dc:rights",
  "copyright",
  "media:copyright",
  "atom:copyright",
  "dcterms:rights",
];

/** An item whole: what rss-parser mapped, completed from its raw element with what rss-parser drops. */
export function completeItem(mapped: MappedItem, texts: TicketTexts, document: string): ParsedItem {
  const { node, links } = mapped.kept;
  // rss-parser calls RSS's description and Atom's content alike.
  const atom =
    mapped.guid === undefined && mapped["content:encoded"] === undefined && node.name === "atom:entry";
  const title = redeem(mapped.title, texts);
  const summary = redeem(atom ? mapped.summary : mapped.content, texts);
  const content = redeem(atom ? mapped.content : mapped["content:encoded"], texts);
  const enclosures = readEnclosures(node, links);
  const people = readPeople(node);
  const comments = readComments(node, links, mapped.comments);
  const podcast = readPodcast(node);
  return {
    title,
    summary,
    content,
    links,
    people: people.some(isAuthor) ? people : withSourcePeople(node, people),
    categories: readCategories(node),
    enclosures,
    pictures: readPictures(node, enclosures),
    commentsUrl: comments.commentsUrl,
    commentsFeedUrl: comments.commentsFeedUrl,
    commentsCount: comments.commentsCount,
    transcripts: podcast?.transcripts,
    chaptersUrl: podcast?.chaptersUrl,
    raw: document.slice(node.start, node.end),
    id: mapped.guid ?? mapped.id,
    link: mapped.link,
    published: mapped.published,
    updated: mapped.updated,
    language:
      childText(node, "dc:language", "language", "dcterms:language") ??
      // The language in scope: of the text itself before that of the item.
      content?.language ??
      summary?.language ??
      title?.language ??
      node.lang,
    base: node.base,
    source: readSource(node),
    rights: bestText(node, rightsNames),
    licence: readLicence(node, links),
    location: readLocation(node),
  };
}

/** Who wrote it, as against who helped. */
function isAuthor({ role }: ParsedPerson): boolean {
  return role === undefined || role === "author";
}

/** RFC 4287 §4.2.1: without authors of its own, an entry's are those of its source. */
function withSourcePeople(node: XmlNode, people: ParsedPerson[]): ParsedPerson[] {
  const source = child(node, "atom:source");
  return source === undefined ? people : [...readPeople(source), ...people];
}
