import type { Extension, Item } from "feed";
import type { FeedHead } from "../model/feed.ts";
import { ARCHIVE_NAMESPACE, archiveXml } from "./archive-xml.ts";
import type { CleanEnclosure, CleanEntry } from "./clean-entry.ts";
import { ownLinkAgain } from "./clean-links.ts";
import { creditedAuthors } from "./credited-authors.ts";
import { emptyFeed, feedOfOne, innerXml, packageLine, packageText } from "./feed-package.ts";
import { mediaXml } from "./media-xml.ts";
import type { NamedEntry } from "./name-entries.ts";
import { tagScheme } from "./tag-scheme.ts";
import {
  cdataSafe,
  element,
  escapeAttribute,
  escapePlain,
  escapeText,
  numberedReferences,
  replaceOnce,
  textElement,
} from "./xml.ts";

const NAMESPACES = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
].join(" ");

const PUBLIC_HOST = /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z0-9][a-z0-9-]*(?::\d+)?\//;

/** An RSS 2.0 document around entries already rendered. Every namespace an entry can need is declared, needed or not. */
export function renderRssDocument(head: FeedHead, items: readonly string[]): string {
  const archived = head.archive?.number !== undefined;
  const document = numberedReferences(emptyFeed(head, "rss").rss2());
  const open = document.replace(
    /<rss [^>]*>/,
    () => `<rss version="2.0" ${NAMESPACES}${archived ? ARCHIVE_NAMESPACE : ""}>`,
  );
  const end = open.lastIndexOf("</channel>");
  const chain = archiveXml(head, "rss")
    .map((xml) => `${xml}\n`)
    .join("");
  const editor = head.author.email
    ? `<managingEditor>${escapePlain(`${head.author.email} (${commentText(head.author.name)})`)}</managingEditor>\n`
    : "";
  return `${open.slice(0, end).trimEnd()}\n${editor}${chain}${items.join("")}</channel>\n</rss>\n`;
}

/** One `<item>`. The `feed` package writes the core of it; what it has no words for stands after that. */
export function renderRssEntry({ entry, id }: NamedEntry, baseUrl: string): string {
  const core = innerXml(feedOfOne(toItem(entry, id, baseUrl)).rss2(), "item");
  const titled = entry.title === "" ? replaceOnce(core, "<title/>", "") : core;
  const more = completion(entry).filter((xml) => xml !== "");
  return `<item>${titled}\n${more.join("\n")}\n</item>\n`;
}

function toItem(entry: CleanEntry, id: string, baseUrl: string): Item {
  const { description, content } = texts(entry);
  const enclosure = enclosed(entry);
  return {
    title: entry.heading,
    link: entry.url ?? "",
    guid: id,
    date: new Date(entry.published),
    published: new Date(entry.published),
    category: entry.tags.map(({ label, slug }) => ({
      name: packageLine(label),
      ...(slug !== undefined && { domain: escapeAttribute(tagScheme(baseUrl)) }),
    })),
    ...(description !== undefined && { description: cdataSafe(description) }),
    ...(content !== undefined && { content: cdataSafe(content) }),
    ...(enclosure !== undefined && { enclosure: enclosureOf(enclosure) }),
    extensions: corrections(entry, id),
  };
}

/** A name where an e-mail address has its comment (RFC 5322 §3.2.2): without what would end it. */
function commentText(name: string): string {
  return name
    .replace(/[()\\]/g, " ")
    .replace(/ +/g, " ")
    .trim();
}

/**
 * An item needs a title or a description: one that has neither is known by its heading. What there is one text of is its description, which
 * every reader shows; `content:encoded` is for what stands beside a summary.
 */
function texts(entry: CleanEntry): { description?: string; content?: string } {
  const { summary, content } = entry;
  if (summary !== undefined && content !== undefined) return { description: summary, content };
  const only = summary ?? content ?? (entry.title === "" ? escapeText(entry.heading) : undefined);
  return only === undefined ? {} : { description: only };
}

/** The file that `<enclosure>` names: the first whose host has a name that the internet knows, or an IPv4 address. */
function enclosed({ enclosures }: CleanEntry): CleanEnclosure | undefined {
  return enclosures.find(({ url }) => PUBLIC_HOST.test(url));
}

function enclosureOf({ url, type, length }: CleanEnclosure): { url: string; type: string; length: number } {
  return { url, type: escapeAttribute(type), length };
}

/** Same names as the package uses, so they take the place of what it would write: titles in CDATA, ids never a permalink. */
function corrections(entry: CleanEntry, id: string): Extension[] {
  const isPermaLink = id === entry.url;
  const title = entry.title === "" ? undefined : { _text: packageLine(entry.title) };
  return [
    // An undefined value makes the package's writer leave the element empty, and so it is easily found.
    { name: "title", objects: title as Record<string, unknown> },
    { name: "guid", objects: { _attributes: { isPermaLink }, _text: packageText(id) } },
  ];
}

function completion(entry: CleanEntry): string[] {
  const again = ownLinkAgain(entry);
  const first = enclosed(entry);
  // <enclosure> has no room for a title or a duration.
  const plain = first?.title === undefined && first?.duration === undefined;
  const files = entry.enclosures.filter((file) => !plain || file !== first);
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
    again === undefined ? "" : element("atom:link", again),
    ...mediaXml(entry, files),
  ];
}
