import type { AnnouncedFeed } from "../../model/normalized-feed.ts";
import { readPage } from "./announced-feeds.ts";
import type { Candidate, CandidateOrigin, Discovery, Page } from "./candidate.ts";
import { headerFeeds } from "./link-header.ts";
import { platformGuesses } from "./platform-guesses.ts";
import { rankCandidates } from "./rank-candidates.ts";
import { usualPaths } from "./usual-paths.ts";
import { siteWithoutFeeds } from "./without-feeds.ts";

/**
 * Every feed a fetched page leads to, the likeliest first: announced in its Link header or its head, offered by its platform, linked in
 * its text, or standing at a common path (those only where nothing better is known). For a site that publishes none, a sentence that says so.
 */
export function discoverFeeds({ url, link, html }: Page): Discovery {
  const notice = siteWithoutFeeds(url);
  if (notice !== undefined) return { candidates: [], notice };
  const page = readPage(html ?? "", url);
  const found = [
    ...named(headerFeeds(link ?? "", url), "header", "announced in the Link header"),
    ...named(page.announced, "page", "announced by the page"),
    ...platformGuesses(url, html),
    ...named(page.linked, "link", "linked from the page"),
  ];
  return { candidates: rankCandidates(found.length > 0 ? found : usualPaths(url)) };
}

function named(feeds: readonly AnnouncedFeed[], origin: CandidateOrigin, reason: string): Candidate[] {
  return feeds.map((feed) => ({ ...feed, origin, reason }));
}
