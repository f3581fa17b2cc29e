import { resolveUrl } from "../../normalize/url/resolve-url.ts";
import type { Candidate } from "./candidate.ts";
import { ENGINES } from "./engine-platforms.ts";
import { HOST_PLATFORMS } from "./host-platforms.ts";

/** Traces of an engine stand near the top or in the first screens of a page. */
const SEARCHED = 500_000;

/**
 * The feeds a site has by the platform it stands on: known by its host, else by the traces of its software in the page. `html` may be
 * absent; then only the address speaks. Never throws.
 */
export function platformGuesses(url: string, html = ""): Candidate[] {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return [];
  const text = html.slice(0, SEARCHED);
  const platform = HOST_PLATFORMS.find(({ host }) => host.test(parsed.hostname));
  if (platform !== undefined)
    return candidates(platform.feeds(parsed, html.slice(0, 4 * SEARCHED)), platform.name);
  const found = ENGINES.filter(({ traces }) => traces.test(text)).flatMap(({ name, feeds }) =>
    candidates(feeds(parsed, text), name),
  );
  return found.length > 0 ? found : byAddress(parsed);
}

// Without a page, or on a page without traces, some addresses still have only one likely meaning.
function byAddress(url: URL): Candidate[] {
  const profile = /^\/@([\w.-]{1,60})\/?$/.exec(url.pathname)?.[1];
  if (profile !== undefined) return candidates([`${url.origin}/@${profile}.rss`], "Mastodon");
  if (/\/spip\.php$/.test(url.pathname))
    return candidates([`${url.origin}${url.pathname}?page=backend`], "SPIP");
  return [];
}

function candidates(urls: readonly string[], name: string): Candidate[] {
  return urls.flatMap((address) => {
    const url = resolveUrl(address);
    return url === undefined
      ? []
      : [{ url, origin: "platform" as const, reason: `${name} publishes its feeds here` }];
  });
}
