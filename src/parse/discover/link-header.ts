import type { AnnouncedFeed } from "../../model/normalized-feed.ts";
import { resolveUrl } from "../../normalize/url/resolve-url.ts";
import { isFeedLink } from "./feed-type.ts";

const LINK = /<([^<>]{0,4096})>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^",;\s]*))?)*)/g;
const PARAMETER = /;\s*([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^",;\s]*)))?/g;
const LONGEST = 16_384;

/** The feeds that a Link header announces with `rel="alternate"` (RFC 8288 §3), in its order. `url` is what it is relative to. */
export function headerFeeds(header: string, url: string): AnnouncedFeed[] {
  const found: AnnouncedFeed[] = [];
  for (const [, reference = "", rest = ""] of header.slice(0, LONGEST).matchAll(LINK)) {
    const parameters = new Map<string, string>();
    for (const [, name = "", quoted, token] of rest.matchAll(PARAMETER)) {
      const key = name.toLowerCase();
      if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, "$1") ?? token ?? "");
    }
    const rel = (parameters.get("rel") ?? "").toLowerCase().split(/\s+/);
    const type = parameters.get("type") ?? "";
    const absolute = resolveUrl(reference, url);
    if (absolute === undefined || !rel.includes("alternate") || !isFeedLink(type, absolute)) continue;
    const title = parameters.get("title");
    found.push({ url: absolute, ...(title && { title }), ...(type && { type: type.toLowerCase() }) });
  }
  return found;
}
