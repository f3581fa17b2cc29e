import type { Configuration, Source } from "../model/configuration.ts";
import type { FeedListing } from "../model/edition.ts";
import type { FeedPath } from "../model/feed.ts";
import { cleanLanguage } from "./clean-language.ts";
import { cleanLine } from "./clean-text.ts";
import { cleanUrl } from "./clean-url.ts";
import { feedUrl, pageUrl } from "./feed-url.ts";
import { element, textElement } from "./xml.ts";

/** What an OPML 2.0 document says of itself. */
export interface OpmlHead {
  title: string;
  ownerEmail?: string;
}

/** Media type of OPML, with charset. */
export const OPML_MEDIA_TYPE = "text/x-opml; charset=utf-8";

/** Our own feeds as a subscription list: `all` on top, then sections, tags and sources, each in a group. */
export function renderFeedsOpml(head: OpmlHead, listings: readonly FeedListing[], baseUrl: string): string {
  const of = (prefix: string) =>
    listings.filter(({ path }) => path.startsWith(prefix)).map((listing) => feedOutline(listing, baseUrl));
  return document(head, [
    ...of("all"),
    group("Sections", of("sections/")),
    group("Tags", of("tags/")),
    group("Sources", of("sources/")),
  ]);
}

/** The sources we read, each under the first section it always goes to; those that go to none stand at the end. */
export function renderSourcesOpml(head: OpmlHead, { sources, sections }: Configuration): string {
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  const shelves = new Map<string, string[]>(sections.map(({ id }) => [id, []]));
  const loose: string[] = [];
  for (const source of sources) {
    const shelf = source.sections.map((id) => shelves.get(id)).find((found) => found !== undefined) ?? loose;
    shelf.push(sourceOutline(source));
  }
  const groups = [...shelves].map(([id, outlines]) => group(titles.get(id) ?? id, outlines));
  return document(head, [...groups, ...loose]);
}

function document(head: OpmlHead, outlines: readonly string[]): string {
  const lines = [
    textElement("title", cleanLine(head.title)),
    textElement("ownerEmail", head.ownerEmail),
    textElement("docs", "http://opml.org/spec2.opml"),
  ];
  const body = outlines.filter((xml) => xml !== "").join("\n");
  const headXml = `<head>\n${lines.filter((xml) => xml !== "").join("\n")}\n</head>`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n${headXml}\n<body>\n${body}\n</body>\n</opml>\n`;
}

function group(title: string, outlines: readonly string[]): string {
  if (outlines.length === 0) return "";
  const text = cleanLine(title);
  return element("outline", { text, title: text }, `\n${outlines.join("\n")}\n`);
}

function feedOutline({ path, title }: FeedListing, baseUrl: string): string {
  const place: { baseUrl: string; path: FeedPath } = { baseUrl, path };
  return rssOutline(cleanLine(title) || path, feedUrl(place, "rss"), pageUrl(place), undefined);
}

function sourceOutline(source: Source): string {
  const url = cleanUrl(source.url);
  if (url === undefined) return "";
  const language = cleanLanguage(source.language);
  return rssOutline(cleanLine(source.title) || source.id, url, cleanUrl(source.homepage), language);
}

function rssOutline(
  text: string,
  xmlUrl: string,
  htmlUrl: string | undefined,
  language: string | undefined,
): string {
  return element("outline", { type: "rss", text, title: text, xmlUrl, htmlUrl, language });
}
