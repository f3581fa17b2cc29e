const CLOSED: readonly [RegExp, string][] = [
  [/(?:^|\.)(?:facebook\.com|fb\.com|fb\.me)$/, "Facebook"],
  [/(?:^|\.)instagram\.com$/, "Instagram"],
  [/(?:^|\.)(?:twitter\.com|x\.com|t\.co)$/, "X"],
  [/(?:^|\.)threads\.(?:net|com)$/, "Threads"],
  [/(?:^|\.)tiktok\.com$/, "TikTok"],
  [/(?:^|\.)linkedin\.com$/, "LinkedIn"],
];

/** One sentence for a site that is known to publish no feeds and how to follow it all the same, or `undefined` for any other. */
export function siteWithoutFeeds(url: string): string | undefined {
  const host = URL.parse(url)?.hostname ?? "";
  const name = CLOSED.find(([pattern]) => pattern.test(host))?.[1];
  if (name === undefined) return undefined;
  return `${name} publishes no feeds. To follow this page, run a bridge (RSS-Bridge, RSSHub) and configure the feed it makes of it as the source's url.`;
}
