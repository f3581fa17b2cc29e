const FEED_TYPES: ReadonlySet<string> = new Set([
  "application/rss+xml",
  "application/atom+xml",
  "application/feed+json",
  "application/rdf+xml",
  "application/x-rss+xml",
  "application/rss",
  "application/atom",
  "text/rss",
  "text/rss+xml",
  "text/atom",
  "text/atom+xml",
]);
const VAGUE_TYPES: ReadonlySet<string> = new Set(["application/json", "application/xml", "text/xml", ""]);
const FEED_ADDRESS =
  /(?:^|[/._?&=-])(?:rss2?|atom|rdf|feeds?|feed\d|backend|newsfeed|syndication)(?:[/._?&=-]|$)|\.(?:rss|atom|rdf)(?:[?#]|$)|\/(?:index|news|blog|posts|articles|all)\.xml(?:[?#]|$)/i;

/** True for an address whose path or query is spelled like a feed's. */
export function looksLikeFeedAddress(url: string): boolean {
  const { pathname, search, hostname } = new URL(url);
  return FEED_ADDRESS.test(`${pathname}${search}`) || /^(?:rss|feeds?)\./.test(hostname);
}

/** True where a link of that declared media type, to that address, is to a feed. `type` may carry parameters. */
export function isFeedLink(type: string, url: string): boolean {
  const media = (type.split(";", 1)[0] ?? "").trim().toLowerCase();
  if (FEED_TYPES.has(media)) return true;
  return VAGUE_TYPES.has(media) && looksLikeFeedAddress(url) && !/oembed|wp-json/.test(url);
}
