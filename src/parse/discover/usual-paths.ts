import type { Candidate } from "./candidate.ts";

const PATHS =
  "feed/ rss atom.xml rss.xml feed.xml index.xml feeds feed.json rss/ feed.atom index.rss backend.php spip.php?page=backend ?feed=rss2 blog/feed/ news/rss blog/rss.xml rss/news.xml rss.php".split(
    " ",
  );

/** Where feeds commonly stand on a site that says nothing: below its root, and below the page's own folder where that is another. */
export function usualPaths(url: string): Candidate[] {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return [];
  const folder = parsed.pathname.endsWith("/") ? parsed.pathname : parsed.pathname.replace(/[^/]*$/, "");
  const own =
    folder === "/" ? [] : ["feed/", "rss", "index.xml"].map((path) => `${parsed.origin}${folder}${path}`);
  const root = PATHS.map((path) => `${parsed.origin}/${path}`);
  return [...own, ...root].map((address) => ({
    url: address,
    origin: "path" as const,
    reason: "feeds often stand at this path",
  }));
}
