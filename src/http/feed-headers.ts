/** Feeds are read by programmes of any origin, and their texts are copies that no search engine should prefer to the originals. */
export const FEED_HEADERS: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "Content-Location, ETag, IM, Last-Modified, Link, Retry-After, X-Request-Id",
  "x-robots-tag": "noindex",
};
