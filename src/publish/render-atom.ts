import type { Author, Item } from "feed";
import type { FeedFormat, FeedHead } from "../model/feed.ts";
import { selfUrl } from "./archive-links.ts";
import { ARCHIVE_NAMESPACE, archiveXml } from "./archive-xml.ts";
import type { CleanEntry, CleanPerson } from "./clean-entry.ts";
import { ownLinkAgain } from "./clean-links.ts";
import type { CleanTombstone } from "./clean-tombstones.ts";
import { creditedAuthors } from "./credited-authors.ts";
import { emptyFeed, feedOfOne, innerXml, packageLine, packageText } from "./feed-package.ts";
import { bareMediaType, pageUrl } from "./feed-url.ts";
import { mediaXml } from "./media-xml.ts";
import { mintId } from "./mint-id.ts";
import type { NamedEntry } from "./name-entries.ts";
import { canonicalUrl } from "./published-id.ts";
import { tagScheme } from "./tag-scheme.ts";
import {
  cdata,
  cdataSafe,
  element,
  escapeAttribute,
  escapePlain,
  escapeText,
  numberedReferences,
  replaceOnce,
  textElement,
} from "./xml.ts";

const BLANK_URL = "https://entry.invalid/";
const TOMBSTONES = ' xmlns:at="http://purl.org/atompub/tombstones/1.0"';
const BLANK_TITLE = "title";

/** An Atom 1.0 document (RFC 4287) around entries already rendered. */
export function renderAtomDocument(
  head: FeedHead,
  entries: readonly string[],
  removed: readonly CleanTombstone[] = [],
): string {
  const document = numberedReferences(emptyFeed(head, "atom").atom1());
  const lang = escapeAttribute(head.language);
  const open = document.replace(
    /<feed [^>]*>/,
    () =>
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"${removed.length > 0 ? TOMBSTONES : ""}${head.archive?.number === undefined ? "" : ARCHIVE_NAMESPACE} xml:lang="${lang}">`,
  );
  const self = selfUrl(head, "atom");
  const typed = replaceOnce(
    replaceOnce(open, element("link", { rel: "self", href: self }), selfLink(self)),
    element("link", { rel: "alternate", href: pageUrl(head) }),
    element("link", { rel: "alternate", href: pageUrl(head), type: "text/html" }),
  );
  const end = typed.lastIndexOf("</feed>");
  const more = [
    ...archiveXml(head, "atom"),
    ...(["rss", "json"] as const).map((format) => formatLink(head, format)),
    authorXml(head.author),
    ...removed.map(tombstoneXml),
  ];
  return `${typed.slice(0, end).trimEnd()}\n${more.join("\n")}\n${entries.join("")}</feed>\n`;
}

/** RFC 6721 §3: readers that know it take the entry away. */
function tombstoneXml({ id, at, because }: CleanTombstone): string {
  return element("at:deleted-entry", { ref: id, when: at }, textElement("at:comment", because));
}

function selfLink(url: string): string {
  return element("link", { rel: "self", href: url, type: bareMediaType("atom") });
}

function formatLink(head: FeedHead, format: FeedFormat): string {
  return element("link", { rel: "alternate", href: selfUrl(head, format), type: bareMediaType(format) });
}

function authorXml({ name, email }: FeedHead["author"]): string {
  return `<author>${textElement("name", name)}${textElement("email", email)}</author>`;
}

/** One `<entry>`. The `feed` package writes the core of it; its id, title and link are put right, the rest stands after. */
export function renderAtomEntry({ entry, id, updated }: NamedEntry, baseUrl: string): string {
  const core = innerXml(feedOfOne(toItem(entry, updated)).atom1(), "entry");
  const titled = replaceOnce(
    core,
    `<title type="html"><![CDATA[${BLANK_TITLE}]]></title>`,
    `<title type="text">${escapePlain(entry.heading)}</title>`,
  );
  const identified = replaceOnce(titled, `<id>${BLANK_URL}</id>`, `<id>${escapeText(id)}</id>`);
  const linked = replaceOnce(identified, `<link href="${BLANK_URL}"/>`, alternateXml(entry));
  const more = completion(entry, baseUrl, updated).filter((xml) => xml !== "");
  const lang = entry.language === undefined ? "" : ` xml:lang="${escapeAttribute(entry.language)}"`;
  return `<entry${lang}>${linked}\n${more.join("\n")}\n</entry>\n`;
}

function toItem(entry: CleanEntry, updated: string): Item {
  return {
    title: BLANK_TITLE,
    id: BLANK_URL,
    link: BLANK_URL,
    date: new Date(updated),
    published: new Date(entry.published),
    author: creditedAuthors(entry).map(toAuthor),
    contributor: entry.contributors.map(toAuthor),
    ...(entry.summary !== undefined && { description: cdataSafe(entry.summary) }),
    ...(entry.content !== undefined && { content: cdataSafe(entry.content) }),
    ...(entry.rights !== undefined && { copyright: packageLine(entry.rights) }),
  };
}

function toAuthor({ name, email, url }: CleanPerson): Author {
  return {
    name: packageLine(name),
    ...(email !== undefined && { email: packageText(email) }),
    ...(url !== undefined && { link: url }),
  };
}

/** An entry without an alternate link must have content (RFC 4287 §4.1.2), and one without content says something of itself in a summary. */
function alternateXml(entry: CleanEntry): string {
  if (entry.url !== undefined) {
    const silent = entry.content === undefined && entry.summary === undefined;
    const summary = silent ? `\n${textElement("summary", entry.heading, { type: "text" })}` : "";
    return `${element("link", { rel: "alternate", href: entry.url, hreflang: entry.language })}${summary}`;
  }
  if (entry.content !== undefined) return "";
  if (entry.summary === undefined) return textElement("content", entry.heading, { type: "text" });
  return element("content", { type: "html" }, cdata(entry.summary));
}

function completion(entry: CleanEntry, baseUrl: string, updated: string): string[] {
  const again = ownLinkAgain(entry);
  return [
    ...entry.tags.map(({ label, slug }) =>
      slug === undefined
        ? element("category", { term: label, label })
        : element("category", { term: slug, scheme: tagScheme(baseUrl), label }),
    ),
    ...entry.enclosures.map(({ url, type, length, title }) =>
      element("link", { rel: "enclosure", href: url, type, length, title }),
    ),
    ...entry.allLinks.map(({ rel, url, language, title }) =>
      element("link", { rel, href: url, hreflang: language, title }),
    ),
    again === undefined ? "" : element("link", again),
    entry.commentsUrl === undefined
      ? ""
      : element("link", { rel: "replies", type: "text/html", href: entry.commentsUrl }),
    entry.licence === undefined ? "" : element("link", { rel: "license", href: entry.licence }),
    sourceXml(entry, baseUrl, updated),
    ...mediaXml(
      entry,
      entry.enclosures.filter(({ duration }) => duration !== undefined),
    ),
  ];
}

/** `atom:source` (RFC 4287 §4.2.11). The upstream feed changed no earlier than this entry of it did. */
function sourceXml({ source }: CleanEntry, baseUrl: string, updated: string): string {
  const body = [
    textElement("id", canonicalUrl(source.url) ?? mintId(baseUrl, `sources/${source.id}`)),
    textElement("title", source.title),
    textElement("updated", updated),
    element("link", { rel: "self", href: source.url }),
    source.homepage === undefined ? "" : element("link", { rel: "alternate", href: source.homepage }),
  ];
  return `<source>${body.join("")}</source>`;
}
