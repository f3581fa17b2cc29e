/** Redirectors that carry the real address in a parameter: host, path, and the parameters to look in. */
const REDIRECTORS: readonly { host: RegExp; path: RegExp; names: readonly string[] }[] = [
  {
    host: /(?:^|\.)google\.[a-z.]{2,6}$/,
    path: /^\/(?:url|news\/url|alerts\/.*|aclk)$/,
    names: ["url", "q", "adurl"],
  },
  { host: /^news\.google\.com$/, path: /^\/news\/url$/, names: ["url"] },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, names: ["u"] },
  { host: /^l\.instagram\.com$/, path: /^\/$/, names: ["u"] },
  { host: /^out\.reddit\.com$/, path: /^\//, names: ["url"] },
  { host: /^t\.umblr\.com$/, path: /^\/redirect$/, names: ["z"] },
  { host: /(?:^|\.)youtube\.com$/, path: /^\/redirect$/, names: ["q"] },
  { host: /(?:^|\.)vk\.com$/, path: /^\/away\.php$/, names: ["to"] },
  { host: /(?:^|\.)bing\.com$/, path: /^\/news\/apiclick\.aspx$/i, names: ["url"] },
  { host: /^go\.skimresources\.com$/, path: /^\/$/, names: ["url"] },
  { host: /(?:^|\.)steamcommunity\.com$/, path: /^\/linkfilter\/?$/, names: ["url", "u"] },
  { host: /^(?:www\.)?linkedin\.com$/, path: /^\/redir\/redirect$/, names: ["url"] },
  { host: /(?:^|\.)duckduckgo\.com$/, path: /^\/l\/$/, names: ["uddg"] },
];

/**
 * The address a well-known redirector carries in its query (Google, Facebook, Reddit, YouTube …), or `undefined` where the URL is
 * none of them. Only an absolute http(s) address counts.
 */
export function unwrapRedirector(url: URL): URL | undefined {
  if (url.search === "") return undefined;
  for (const { host, path, names } of REDIRECTORS) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue;
    for (const name of names) {
      const target = url.searchParams.get(name);
      const real = target === null || !/^https?:\/\//i.test(target) ? null : URL.parse(target);
      if (real !== null && real.href.length < url.href.length) return real;
    }
  }
  return undefined;
}
