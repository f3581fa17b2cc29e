import type { AnnouncedFeed } from "../../model/normalized-feed.ts";
import { resolveUrl } from "../../normalize/url/resolve-url.ts";
import { isFeedLink } from "./feed-type.ts";

/** One link of a Link header, its address absolute. */
export interface HeaderLink {
  url: string;
  /** Lower case. */
  rel: string[];
  type?: string;
  title?: string;
}

const LINK = /<([^<>]{0,4096})>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^",;\s]*))?)*)/g;
const PARAMETER = /;\s*([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^",;\s]*)))?/g;
const LONGEST = 16_384;

/** The links of a Link header (RFC 8288 §3), in its order. `url` is what it is relative to. */
export function headerLinks(header: string, url: string): HeaderLink[] {
  const found: HeaderLink[] = [];
  for (const [, reference = "", rest = ""] of header.slice(0, LONGEST).matchAll(LINK)) {
    const parameters = new Map<string, string>();
    for (const [, name = "", quoted, token] of rest.matchAll(PARAMETER)) {
      const key = name.toLowerCase();
      if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, "$1") ?? token ?? "");
    }
    const absolute = resolveUrl(reference, url);
    if (absolute === undefined) continue;
    const rel = (parameters.get("rel") ?? "").toLowerCase().split(/\s+/);
    const [type, title] = [parameters.get("type")?.toLowerCase(), parameters.get("title")];
    found.push({ url: absolute, rel, ...(title && { title }), ...(type && { type }) });
  }
  return found;
}

/** The feeds that a Link header announces with `rel="alternate"`, in its order. */
export function headerFeeds(header: string, url: string): AnnouncedFeed[] {
  return headerLinks(header, url)
    .filter(({ rel, type, url: absolute }) => rel.includes("alternate") && isFeedLink(type ?? "", absolute))
    .map(({ rel, ...feed }) => feed);
}
