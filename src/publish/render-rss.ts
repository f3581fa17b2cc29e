import type { Extension, Item } from "feed";
import type { FeedHead } from "../model/feed.ts";
import { ARCHIVE_NAMESPACE, archiveXml } from "./archive-xml.ts";
import type { CleanEnclosure, CleanEntry } from "./clean-entry.ts";
import { creditedAuthors } from "./credited-authors.ts";
import { emptyFeed, feedOfOne, innerXml, packageText } from "./feed-package.ts";
import { mediaXml } from "./media-xml.ts";
import type { NamedEntry } from "./name-entries.ts";
import { tagScheme } from "./tag-scheme.ts";
import { cdataSafe, element, escapeAttribute, escapeText, textElement } from "./xml.ts";

const NAMESPACES = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
].join(" ");

/** An RSS 2.0 document around entries already rendered. Every namespace an entry can need is declared, needed or not. */
export function renderRssDocument(head: FeedHead, items: readonly string[]): string {
  const archived = head.archive?.number !== undefined;
  const document = emptyFeed(head, "rss").rss2();
  const open = document.replace(
    /<rss [^>]*>/,
    () => `<rss version="2.0" ${NAMESPACES}${archived ? ARCHIVE_NAMESPACE : ""}>`,
  );
  const end = open.lastIndexOf("</channel>");
  const chain = archiveXml(head, "rss")
    .map((xml) => `${xml}\n`)
    .join("");
  const editor = head.author.email
    ? `<managingEditor>${escapeText(`${head.author.email} (${head.author.name})`)}</managingEditor>\n`
    : "";
  return `${open.slice(0, end).trimEnd()}\n${editor}${chain}${items.join("")}</channel>\n</rss>\n`;
}

/** One `<item>`. The `feed` package writes the core of it; what it has no words for stands after that. */
export function renderRssEntry({ entry, id }: NamedEntry, baseUrl: string): string {
  const core = innerXml(feedOfOne(toItem(entry, id, baseUrl)).rss2(), "item");
  const more = completion(entry).filter((xml) => xml !== "");
  return `<item>${core}\n${more.join("\n")}\n</item>\n`;
}

function toItem(entry: CleanEntry, id: string, baseUrl: string): Item {
  const { description, content } = texts(entry);
  const [enclosure] = entry.enclosures;
  return {
    title: entry.heading,
    link: entry.url ?? "",
    guid: id,
    date: new Date(entry.published),
    published: new Date(entry.published),
    category: entry.tags.map(({ label, slug }) => ({
      name: packageText(label),
      ...(slug !== undefined && { domain: escapeAttribute(tagScheme(baseUrl)) }),
    })),
    ...(description !== undefined && { description: cdataSafe(description) }),
    ...(content !== undefined && { content: cdataSafe(content) }),
    ...(enclosure !== undefined && { enclosure: enclosureOf(enclosure) }),
    extensions: corrections(entry, id),
  };
}

/** An item needs a title or a description: one that has neither is known by its heading. */
function texts(entry: CleanEntry): { description?: string; content?: string } {
  if (entry.summary !== undefined && entry.content !== undefined) {
    return { description: entry.summary, content: entry.content };
  }
  const only = entry.summary ?? entry.content;
  if (only === undefined) return entry.title === "" ? { description: escapeText(entry.heading) } : {};
  // A reader that knows no content:encoded still shows the description.
  return entry.content === undefined || entry.title === "" ? { description: only } : { content: only };
}

function enclosureOf({ url, type, length }: CleanEnclosure): { url: string; type: string; length: number } {
  return { url, type: escapeAttribute(type), length };
}

/** Same names as the package uses, so they take the place of what it would write: titles in CDATA, ids never a permalink. */
function corrections(entry: CleanEntry, id: string): Extension[] {
  const isPermaLink = id === entry.url;
  const title = entry.title === "" ? undefined : { _text: packageText(entry.title) };
  return [
    // An undefined value makes the package's writer leave the element out.
    { name: "title", objects: title as Record<string, unknown> },
    { name: "guid", objects: { _attributes: { isPermaLink }, _text: packageText(id) } },
  ];
}

function completion(entry: CleanEntry): string[] {
  const [first, ...rest] = entry.enclosures;
  // <enclosure> has no room for a title or a duration.
  const files = first?.title !== undefined || first?.duration !== undefined ? entry.enclosures : rest;
  return [
    ...creditedAuthors(entry).map(({ name }) => textElement("dc:creator", name)),
    ...entry.contributors.map(({ name }) => textElement("dc:contributor", name)),
    textElement("dc:language", entry.language),
    textElement("dc:rights", entry.rights),
    textElement("comments", entry.commentsUrl),
    textElement("creativeCommons:license", entry.licence),
    textElement("source", entry.source.title, { url: entry.source.url }),
    textElement("atom:updated", entry.updated === entry.published ? undefined : entry.updated),
    ...entry.allLinks.map(({ rel, url, language, title }) =>
      element("atom:link", { rel, href: url, hreflang: language, title }),
    ),
    ...mediaXml(entry, files),
  ];
}
