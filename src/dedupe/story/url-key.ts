import { hash48 } from "./hash.ts";

const WEB = /^https?:\/\//i;
/** What only says how a page is shown: mobile and AMP twins. */
const HOST_TWINS = /^(?:www\d?|m|mobile|amp)\./;
const PATH_TWINS = /(?:\/amp|\/index\.(?:html?|php)|\.amp(?=\.html?$)|\/)+$/i;
const QUERY_TWINS = /^(?:amp|outputType=amp|output=amp|m=1|print=1)$/i;

/**
 * The key of a page's address, equal for its twins: http and https, `www.`, mobile and AMP spellings, a trailing slash, the order of the
 * query. `undefined` for what is no web page, and for the front page of a site, which is no entry's. The address is expected without
 * tracking parameters, as every address of an entry is.
 */
export function urlKey(address: string | undefined): number | undefined {
  if (address === undefined || !WEB.test(address)) return undefined;
  const [whole = ""] = address.slice(address.indexOf("//") + 2, 2048).split("#", 1);
  const mark = whole.indexOf("?");
  const place = mark < 0 ? whole : whole.slice(0, mark);
  const slash = place.indexOf("/");
  const host = (slash < 0 ? place : place.slice(0, slash)).toLowerCase().replace(/:(?:80|443)$/, "");
  const path =
    slash < 0
      ? ""
      : place
          .slice(slash)
          .replace(PATH_TWINS, "")
          .replace(/^\/amp(?=\/)/i, "");
  const query = mark < 0 ? "" : keptQuery(whole.slice(mark + 1));
  if (path === "" && query === "") return undefined;
  return hash48(`${host.replace(HOST_TWINS, "")}${path}?${query}`, 1);
}

/** The key of an id that names the same thing wherever it is met, else `undefined`: a bare number is every publisher's. */
export function idKey(id: string): number | undefined {
  const name = id.trim();
  if (WEB.test(name)) return urlKey(name);
  return /^(?:tag:[^,]+,\d{4}[^:]*:.|urn:[a-z0-9][a-z0-9-]+:.{4})/i.test(name) ? hash48(name, 2) : undefined;
}

function keptQuery(query: string): string {
  return query
    .split("&")
    .filter((pair) => pair !== "" && !QUERY_TWINS.test(pair))
    .sort()
    .join("&");
}
