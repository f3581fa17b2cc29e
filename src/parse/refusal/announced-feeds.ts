import { decodeHTMLAttribute } from "entities";
import type { AnnouncedFeed } from "../../model/normalized-feed.ts";
import { resolveUrl } from "../../normalize/url/resolve-url.ts";

const PAGE_LIMIT = 1_000_000;
const feedType = /^(?:application\/(?:(?:rss|atom|rdf|feed)\+(?:xml|json)|json)|(?:text|application)\/xml)$/;
const tags = /<(base|link)\b([^<>]{0,4000})>/gi;
const attribute = /([a-z][a-z-]{0,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** The feeds a page announces by `<link rel="alternate">` with a feed's type, resolved against the page's base. */
export function announcedFeeds(html: string, url: string | undefined): AnnouncedFeed[] {
  const feeds: AnnouncedFeed[] = [];
  let base = url;
  for (const [, name = "", text = ""] of html.slice(0, PAGE_LIMIT).matchAll(tags)) {
    const attributes = readAttributes(text);
    const reference = attributes.get("href");
    if (reference === undefined) continue;
    if (name.toLowerCase() === "base") base = resolveUrl(reference, url) ?? base;
    else if (isFeed(attributes))
      push(feeds, resolveUrl(reference.replace(/^feed:(?:\/\/)?(?=https?:)/, ""), base), attributes);
  }
  return feeds;
}

function isFeed(attributes: ReadonlyMap<string, string>): boolean {
  const relations = (attributes.get("rel") ?? "").toLowerCase().split(/\s+/);
  if (relations.includes("feed")) return true;
  const type = (attributes.get("type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return relations.includes("alternate") && feedType.test(type);
}

function push(
  feeds: AnnouncedFeed[],
  url: string | undefined,
  attributes: ReadonlyMap<string, string>,
): void {
  if (url === undefined || feeds.some((feed) => feed.url === url)) return;
  const title = attributes.get("title")?.trim();
  const type = attributes.get("type")?.trim().toLowerCase();
  feeds.push({ url, ...(title ? { title } : {}), ...(type ? { type } : {}) });
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single, bare] of text.matchAll(attribute)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeHTMLAttribute(double ?? single ?? bare ?? ""));
  }
  return attributes;
}
