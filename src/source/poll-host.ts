import { getDomain } from "tldts";

/**
 * The host that a source's politeness is reckoned by: the registrable domain (`feeds.paper.example` counts as `paper.example`), or the exact
 * host, as configured. Shared hosting wants the one, shared platforms the other. An address without a domain counts as itself.
 */
export function pollHost(url: string, scope: "domain" | "host"): string {
  // The dot of a name that is written out to the root.
  const hostname = new URL(url).hostname.replace(/\.$/, "");
  if (scope === "host") return hostname;
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
}
