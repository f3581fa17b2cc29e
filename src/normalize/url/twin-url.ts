import { canonicalUrl } from "./canonical-url.ts";

/** Hosts that show the pages of the host behind them in another dress. */
const DRESS = /^(?:www\d?|amp|m|mobile)\.(?=[^.]+\.)/;
/** AMP caches carry the real address in their path. */
const AMP_CACHES: readonly { host: RegExp; path: RegExp }[] = [
  { host: /\.cdn\.ampproject\.org$/, path: /^\/[a-z]\/(?:s\/)?(.+)$/ },
  { host: /^(?:www\.)?google\.[a-z.]{2,6}$/, path: /^\/amp\/(?:s\/)?(.+)$/ },
  { host: /^(?:www\.)?bing-amp\.com$/, path: /^\/[a-z]\/(?:s\/)?(.+)$/ },
];
/** `name=value` pairs that ask for the AMP or the mobile dress of a page. */
const DRESS_PAIR = /^(?:amp(?:=(?:1|true|amp)?)?|outputtype=(?:amp|mobile)|m=[01]|nonamp=1)$/i;
/** Parameters that count the versions of one page. */
const REVISION_PAIR =
  /^(?:rev|revision|ver|version|modified|updated|lastmod|last_modified|timestamp|ts|cb|nocache|_)=/i;

/**
 * One name for all the addresses of one page: without scheme, `www.`, mobile and AMP dress, tracking parameters, trailing slash and index
 * file, out of redirectors and AMP caches, its parameters in one order. It is compared, never followed. `undefined` for a text that is no
 * web address. Never throws.
 */
export function twinUrl(url: string): string | undefined {
  const parsed = webUrl(canonicalUrl(url));
  if (parsed === undefined) return undefined;
  const { host, pathname, search, hash } = outOfCache(parsed);
  const query = search.slice(1).split("&");
  const kept = query.filter((pair) => pair !== "" && !DRESS_PAIR.test(pair)).toSorted();
  return `${host.replace(DRESS, "")}${plainPath(pathname)}${kept.length > 0 ? `?${kept.join("&")}` : ""}${hash}`;
}

/** A {@link twinUrl} without what only counts versions: `?p=12&rev=3` and `#3` are `?p=12`. Weak evidence: items may be numbered so, too. */
export function withoutRevision(twin: string): string {
  const [address = "", fragment = ""] = twin.split("#", 2);
  const [path = "", query = ""] = address.split("?", 2);
  const kept = query.split("&").filter((pair) => pair !== "" && !REVISION_PAIR.test(pair));
  const rest = fragment === "" || /^\d{1,4}$/.test(fragment) ? "" : `#${fragment}`;
  return `${path}${kept.length > 0 ? `?${kept.join("&")}` : ""}${rest}`;
}

/** Whether a {@link twinUrl} is only a site's front page, which names nothing on it. */
export function isFrontPage(twin: string): boolean {
  return !/[/?#]/.test(twin);
}

function webUrl(text: string): URL | undefined {
  const parsed = URL.parse(text);
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed : undefined;
}

function outOfCache(url: URL): URL {
  const cache = AMP_CACHES.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname));
  const real = cache?.path.exec(url.pathname)?.[1];
  return (real === undefined ? undefined : webUrl(`https://${real}${url.search}`)) ?? url;
}

function plainPath(path: string): string {
  return path
    .replace(/%[0-9a-f]{2}/gi, (byte) => byte.toUpperCase())
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, "/")
    .replace(/\/amp(?=\/|$)/g, "")
    .replace(/\.amp(?=(?:\.html?)?$)/, "")
    .replace(/\/+$/, "");
}
