import { decode } from "../fetch/decode.ts";
import type { Fetcher } from "../fetch/fetcher.ts";
import { discoverFeeds } from "../parse/discover/discover-feeds.ts";
import { parse } from "../parse/parse.ts";
import { findFeeds } from "./find-feed.ts";

/** A feed of a site. */
export interface SiteFeed {
  url: string;
  title?: string;
  entries: number;
  /** Why it is thought to be the site's, in a few words. */
  reason: string;
}

/** What was found at an address, or a sentence that says why nothing can be. */
export type SiteSearch = { feeds: SiteFeed[] } | { problem: string };

const LIMITS = { timeout: 20_000, maxBytes: 15_000_000, attempts: 15, wanted: 5 };

/**
 * Looks for feeds at an address that somebody typed; `https://` may be left out. At most `patience` milliseconds after the page has answered.
 * `asking` hears of the host that is asked for feeds nobody announced.
 */
export async function searchSite(
  typed: string,
  fetcher: Fetcher,
  { patience, asking }: { patience: number; asking?: (host: string) => void },
): Promise<SiteSearch> {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(url)) return { problem: `${typed} is no address of a site.` };
  const { notice } = discoverFeeds({ url });
  if (notice !== undefined) return { problem: notice };
  const page = await fetcher.fetch({ url, validators: {}, ...LIMITS });
  if (page.kind !== "fetched") {
    return { problem: "message" in page ? page.message : `${url} answered with status ${page.status}.` };
  }
  const parsed = await parse(decode(page.body, page.contentType).text, { url: page.url });
  if (parsed.kind === "parsed") {
    const [title, entries] = [parsed.title?.value, parsed.items.length];
    return { feeds: [{ url: page.url, title, entries, reason: "it is a feed itself" }] };
  }
  asking?.(new URL(page.url).host);
  const { found } = await findFeeds({ page, fetcher, patience, ...LIMITS });
  return {
    feeds: found.map(({ candidate, answer, items }) => {
      return { url: answer.url, title: candidate.title, entries: items, reason: candidate.reason };
    }),
  };
}
