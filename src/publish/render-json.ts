import { Feed } from "feed";
import type { FeedHead } from "../model/feed.ts";
import { archiveLinks, selfUrl } from "./archive-links.ts";
import type { CleanEntry } from "./clean-entry.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import type { CleanTombstone } from "./clean-tombstones.ts";
import { creditedAuthors } from "./credited-authors.ts";
import { feedOfOne } from "./feed-package.ts";
import { feedUrl, pageUrl } from "./feed-url.ts";
import type { NamedEntry } from "./name-entries.ts";
import { escapeText } from "./xml.ts";

/** Explains our `_broadsheet` extension (JSON Feed 1.1, "Extensions": a place a person can read about it). */
function aboutUrl(baseUrl: string): string {
  return `${baseUrl}/about#json-feed`;
}

/** A JSON Feed 1.1 document around items already rendered. */
export function renderJsonDocument(
  head: FeedHead,
  items: readonly string[],
  removed: readonly CleanTombstone[] = [],
): string {
  const feed = new Feed({
    title: cleanLine(head.title),
    description: cleanLine(head.description),
    link: pageUrl(head),
    feedLinks: { json: selfUrl(head, "json") },
  });
  const links = archiveLinks(head, "json");
  const older = links.find(({ rel }) => rel === "prev-archive");
  const { items: _none, ...core } = readObject(feed.json1());
  const complete = {
    ...core,
    version: "https://jsonfeed.org/version/1.1",
    ...(older && { next_url: older.href }),
    language: head.language,
    authors: [{ name: cleanLine(head.author.name), url: head.baseUrl }],
    ...(head.hub !== undefined && { hubs: [{ type: "WebSub", url: head.hub }] }),
    _broadsheet: {
      about: aboutUrl(head.baseUrl),
      updated: head.updated,
      removed: some([...removed]),
      ...archiveWords(head),
    },
  };
  return `${JSON.stringify(complete).slice(0, -1)},"items":[\n${items.join(",\n")}\n]}\n`;
}

/** JSON Feed links onwards alone; an archive says what it is, and of which feed. */
function archiveWords(head: FeedHead): object {
  if (head.archive?.number === undefined) return {};
  return { archive: true, current: feedUrl(head, "json") };
}

/** One item. The `feed` package writes the core of it, as JSON Feed 1.0 has it; the words of 1.1 come after. */
export function renderJsonEntry({ entry, id, updated }: NamedEntry, baseUrl: string): string {
  const feed = feedOfOne({
    id,
    title: entry.title,
    link: entry.url ?? "",
    date: new Date(updated),
    published: new Date(entry.published),
    content: entry.content ?? entry.summary ?? escapeText(entry.heading),
    category: entry.tags.map(({ label }) => ({ name: label })),
    ...(entry.summary !== undefined && entry.content !== undefined && { description: entry.summary }),
    ...(entry.pictures[0] !== undefined && { image: entry.pictures[0].url }),
  });
  const { items } = readObject(feed.json1());
  const core: unknown = Array.isArray(items) ? items[0] : undefined;
  return JSON.stringify({ ...(core as object), ...completion(entry, baseUrl) });
}

/** What the package has just written. */
function readObject(json: string): Record<string, unknown> {
  return JSON.parse(json) as Record<string, unknown>;
}

function completion(entry: CleanEntry, baseUrl: string): object {
  const elsewhere = entry.links.find(({ rel }) => rel === "via");
  return {
    authors: creditedAuthors(entry).map(({ name, url }) => ({ name, url })),
    language: entry.language,
    external_url: elsewhere?.url,
    attachments: entry.enclosures.length === 0 ? undefined : entry.enclosures.map(attachment),
    _broadsheet: extension(entry, baseUrl),
  };
}

function attachment(file: CleanEntry["enclosures"][number]): object {
  return {
    url: file.url,
    mime_type: file.type,
    title: file.title,
    size_in_bytes: file.length || undefined,
    duration_in_seconds: file.duration,
  };
}

function extension(entry: CleanEntry, baseUrl: string): object {
  const slugs = entry.tags.flatMap(({ slug }) => slug ?? []);
  return {
    about: aboutUrl(baseUrl),
    ref: cleanText(entry.ref),
    source: entry.source,
    tags: some(slugs),
    credits: some(entry.contributors.map(({ name, role, url }) => ({ name, role, url }))),
    pictures: some(entry.pictures),
    links: some(entry.links),
    ...storyWords(entry.story),
    comments_url: entry.commentsUrl,
    rights: entry.rights,
    licence: entry.licence,
  };
}

/** Empty where the entry is alone. */
function storyWords(story: CleanEntry["story"]): object {
  if (story === undefined) return {};
  const { id, copies, translations, translationOf, related } = story;
  return {
    story: id,
    copies: some(copies),
    translations: some(translations),
    translation_of: translationOf,
    related: some(related),
  };
}

function some<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}
