import { isNormalUrl } from "./resolve-url.ts";
import { isTrackingParameter } from "./tracking-parameters.ts";
import { unwrapRedirector } from "./unwrap-redirector.ts";

/**
 * One spelling for one address: scheme and host in lower case, no default port, no tracking parameters, no empty query or fragment,
 * the real address where a known redirector carries it. Everything that may select another document stays, in its order. A text that
 * is no http(s) URL comes back trimmed and otherwise as it was. Never throws; idempotent.
 */
export function canonicalUrl(url: string): string {
  const text = url.trim();
  // Trackers and redirectors live in queries and fragments.
  if (!/[?#]/.test(text) && isNormalUrl(text)) return text;
  let parsed = URL.parse(text);
  // Every step is shorter than the one before, so this ends.
  for (let inner = parsed; inner !== null && isWeb(inner); inner = unwrapRedirector(inner) ?? null)
    parsed = inner;
  if (parsed === null || !isWeb(parsed)) return text;
  const { hostname: host } = parsed;
  const query = kept(parsed.search.slice(1), host);
  const fragment = isTrackingFragment(parsed.hash, host) ? "" : parsed.hash;
  const credentials =
    parsed.username === "" ? "" : `${parsed.username}${parsed.password && `:${parsed.password}`}@`;
  return `${parsed.protocol}//${credentials}${parsed.host}${parsed.pathname}${query === "" ? "" : `?${query}`}${fragment}`;
}

function isWeb(url: URL): boolean {
  return url.protocol === "http:" || url.protocol === "https:";
}

function kept(query: string, host: string): string {
  if (query === "") return "";
  return query
    .split("&")
    .filter((pair) => pair !== "" && !isTrackingParameter(pair, host))
    .join("&");
}

function isTrackingFragment(hash: string, host: string): boolean {
  const fragment = hash.slice(1);
  if (fragment === "" || fragment === "rss" || fragment === "ref=rss") return true;
  return (
    fragment.includes("=") &&
    fragment.split("&").every((pair) => pair !== "" && isTrackingParameter(pair, host))
  );
}
