import type { RawAttributes } from "../../markup/raw-attributes.ts";
import { type MarkupListener, readMarkup } from "../../markup/read-markup.ts";
import { resolveUrl } from "../../normalize/url/resolve-url.ts";

/** What a document says of its hubs and of itself (WebSub §4). */
export interface PushLinks {
  hubs: string[];
  self?: string;
}

const MOST = 10;

/**
 * The hubs and the self link that a page's head names by `<link>`. Those in its body are not the page's word: anybody may have written them
 * there (WebSub §4, §8.1).
 */
export function pagePushLinks(html: string, url: string): PushLinks {
  const reader = new HeadReader(url);
  readMarkup(html, reader);
  return reader.links;
}

class HeadReader implements MarkupListener {
  readonly links: PushLinks = { hubs: [] };
  private base: string;
  private baseSeen = false;
  private over = false;

  constructor(url: string) {
    this.base = url;
  }

  startTag(name: string, attributes: RawAttributes): void {
    if (name === "body") this.over = true;
    if (this.over) return;
    if (name === "base" && !this.baseSeen) {
      this.baseSeen = true;
      this.base = resolveUrl(attributes.get("href") ?? "", this.base) ?? this.base;
    } else if (name === "link") this.link(attributes);
  }

  endTag(name: string): void {
    if (name === "head") this.over = true;
  }

  text(): void {
    // A head's text says nothing of its links.
  }

  private link(attributes: RawAttributes): void {
    const rel = (attributes.get("rel") ?? "").toLowerCase().split(/\s+/);
    const href = attributes.get("href") ?? "";
    const url = href.trim() === "" ? undefined : resolveUrl(href, this.base);
    if (url === undefined) return;
    if (rel.includes("hub") && this.links.hubs.length < MOST) this.links.hubs.push(url);
    if (rel.includes("self")) this.links.self ??= url;
  }
}
