import { allMatches } from "../../markup/all-matches.ts";
import { embedLink } from "../html/embed-link.ts";
import { canonicalUrl } from "../url/canonical-url.ts";
import type { LineLink } from "./line-reader.ts";

/** Places to share, follow or pay: no text stands there first. */
const NO_TEXTS =
  /(?:^|\.)(?:facebook\.com|twitter\.com|x\.com|t\.me|telegram\.(?:me|org)|wa\.me|whatsapp\.com|instagram\.com|linkedin\.com|pinterest\.[a-z.]+|reddit\.com|addtoany\.com|sharethis\.com|mastodon\.[a-z]+|bsky\.app|threads\.net|tiktok\.com|patreon\.com|paypal\.(?:com|me)|ko-fi\.com|getpocket\.com|buffer\.com|tumblr\.com|vk\.com|wikipedia\.org|deepl\.com|amazon\.[a-z.]+)$/;
/** Lists, people and forms of a site. */
const NO_TEXT_PATHS =
  /^\/(?:[a-z]{2}\/)?(?:tags?|categor(?:y|ies|ia|ias|ie)|etiquetas?|author|authors|autor|autores|autora|auteur|autore|users?|people|profile|sections?|topics?|temas?|search|login|subscribe|suscri\w*|donate|about|contact|share)(?:\/|$)/i;
const FILES = /\.(?:jpe?g|png|gif|webp|svg|mp3|mp4|zip|xml|rss)$/i;

/** What a link of a credit line can be. */
export type LinkRole = "text" | "home" | "none";

/** What a link of a credit line points at, seen from the entry's own address. */
export function linkRole(url: string, entryUrl: string | undefined): LinkRole {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || NO_TEXTS.test(parsed.hostname)) return "none";
  const own = entryUrl === undefined ? null : URL.parse(entryUrl);
  const sameHost = own !== null && bare(own.hostname) === bare(parsed.hostname);
  if (sameHost && trimmed(own.pathname) === trimmed(parsed.pathname) && own.search === parsed.search)
    return "none";
  const isHome =
    /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?|index\.\w+)?$/i.test(parsed.pathname) && parsed.search === "";
  if (isHome) return sameHost ? "none" : "home";
  return NO_TEXT_PATHS.test(parsed.pathname) || FILES.test(parsed.pathname) ? "none" : "text";
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»()[\]]{4,500}[^\s<>"“”«»()[\].,;:!?'’]/giu;

/** The links of a line, addresses that are only written out included; in their order, canonical. */
export function allLinks(text: string, links: readonly LineLink[]): LineLink[] {
  const all = links.map(({ url, language, from, to }) => ({ url: canonicalUrl(url), language, from, to }));
  if (!text.includes("://")) return all;
  for (const { index, 0: written } of allMatches(ADDRESS, text)) {
    const to = index + written.length;
    if (!all.some((link) => link.from < to && link.to > index))
      all.push({ url: canonicalUrl(written), language: undefined, from: index, to });
  }
  return all.sort((a, b) => a.from - b.from);
}

/** True of a line that is only a player's address: it stands for its frame, not for a text. */
export function isPlayer(text: string): boolean {
  return /^\s*https?:\/\/\S+\s*$/.test(text) && embedLink(text.trim()) !== undefined;
}

function bare(host: string): string {
  return host.replace(/^(?:www|m|amp)\./, "");
}

function trimmed(path: string): string {
  return path.replace(/\/(?:amp\/?)?$/, "");
}
