import type { RawAttributes } from "../../markup/raw-attributes.ts";
import { decodedText, type MarkupListener, readMarkup } from "../../markup/read-markup.ts";
import type { AnnouncedFeed } from "../../model/normalized-feed.ts";
import { resolveUrl } from "../../normalize/url/resolve-url.ts";
import { isFeedLink, looksLikeFeedAddress } from "./feed-type.ts";

const MOST = 50;

/**
 * The feeds a page announces by `<link rel="alternate">` (or `rel="feed"`) anywhere in it, in its order, without repeats, at most 50.
 * Relative addresses mean its `<base>`, else its own URL. Linear in the page; never throws.
 */
export function announcedFeeds(html: string, url: string | undefined): AnnouncedFeed[] {
  return readPage(html, url).announced;
}

/** The same, with the links of the page's body that are spelled like a feed's or say so, in one reading. */
export function readPage(
  html: string,
  url: string | undefined,
): { announced: AnnouncedFeed[]; linked: AnnouncedFeed[] } {
  const reader = new PageReader(url);
  readMarkup(html, reader);
  return { announced: [...reader.announced.values()], linked: [...reader.linked.values()] };
}

class PageReader implements MarkupListener {
  readonly announced = new Map<string, AnnouncedFeed>();
  readonly linked = new Map<string, AnnouncedFeed>();
  private base: string | undefined;
  private baseSeen = false;
  private open: { url: string; text: string } | undefined;

  constructor(url: string | undefined) {
    this.base = url;
  }

  startTag(name: string, attributes: RawAttributes): void {
    if (name === "base" && !this.baseSeen) {
      this.baseSeen = true;
      this.base = resolveUrl(attributes.get("href") ?? "", this.base) ?? this.base;
    } else if (name === "link") this.link(attributes);
    else if (name === "a") this.anchor(attributes);
  }

  endTag(name: string): void {
    if (name !== "a" || this.open === undefined) return;
    const { url, text } = this.open;
    this.open = undefined;
    const title = text.replace(/\s+/g, " ").trim().slice(0, 200);
    const says = /^(?:rss|atom|(?:rss|atom|news|web)?[\s-]?feeds?|rss[\s-]?\d(?:\.\d+)?|xml)$/i.test(title);
    if (this.linked.size < MOST && (says || looksLikeFeedAddress(url)) && !this.linked.has(url)) {
      this.linked.set(url, title === "" ? { url } : { url, title });
    }
  }

  text(raw: string): void {
    if (this.open !== undefined && this.open.text.length < 200) this.open.text += decodedText(raw);
  }

  private link(attributes: RawAttributes): void {
    const rel = (attributes.get("rel") ?? "").toLowerCase().split(/\s+/);
    if (!rel.includes("alternate") && !rel.includes("feed")) return;
    const href = attributes.get("href") ?? "";
    const url =
      href.trim() === "" ? undefined : resolveUrl(href.replace(/^feed:(?:\/\/)?(?=https?:)/i, ""), this.base);
    if (url === undefined || this.announced.has(url) || this.announced.size >= MOST) return;
    const type = (attributes.get("type") ?? "").trim().toLowerCase();
    if (!rel.includes("feed") && !isFeedLink(type, url)) return;
    const title = attributes.get("title")?.replace(/\s+/g, " ").trim().slice(0, 200);
    this.announced.set(url, { url, ...(title && { title }), ...(type && { type }) });
  }

  private anchor(attributes: RawAttributes): void {
    const href = attributes.get("href");
    const url = href === undefined || href.trim() === "" ? undefined : resolveUrl(href, this.base);
    this.open = url === undefined ? undefined : { url, text: "" };
  }
}
