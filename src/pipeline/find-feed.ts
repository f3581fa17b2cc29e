import { decode } from "../fetch/decode.ts";
import type { Fetcher } from "../fetch/fetcher.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { Candidate } from "../parse/discover/candidate.ts";
import { discoverFeeds } from "../parse/discover/discover-feeds.ts";
import { parse } from "../parse/parse.ts";

/** A feed that was asked and is one. */
export interface FoundFeed {
  candidate: Candidate;
  /** Its answer. */
  answer: Fetched;
  /** How many items it holds. */
  items: number;
}

type Fetched = Extract<FetchOutcome, { kind: "fetched" }>;

/** What is looked for, and how long. */
export interface FeedSearch {
  /** The page, as it answered. */
  page: Fetched;
  fetcher: Fetcher;
  /** Milliseconds a candidate may take. */
  timeout: number;
  /** Milliseconds the whole search may take. */
  patience: number;
  maxBytes: number;
  /** Candidates that are asked at most; one site should not be asked for everything it might have. */
  attempts: number;
  /** How many feeds are enough. */
  wanted: number;
}

/** What a search came to. `notice` says in a sentence why there can be none. */
export interface FeedSearchResult {
  found: FoundFeed[];
  notice?: string;
}

/** Looks for the feeds of a page: asks the likeliest candidates, one after the other, until enough of them are feeds. */
export async function findFeeds({
  page,
  fetcher,
  timeout,
  patience,
  maxBytes,
  attempts,
  wanted,
}: FeedSearch): Promise<FeedSearchResult> {
  const html = decode(page.body, page.contentType).text;
  const { candidates, notice } = discoverFeeds({ url: page.url, html, link: page.link });
  const found: FoundFeed[] = [];
  const end = performance.now() + patience;
  for (const candidate of candidates.slice(0, attempts)) {
    const left = Math.floor(end - performance.now());
    if (found.length >= wanted || left <= 0) break;
    const request = { url: candidate.url, validators: {}, timeout: Math.min(timeout, left), maxBytes };
    const answer = await fetcher.fetch(request);
    if (answer.kind !== "fetched") continue;
    const parsed = await parse(decode(answer.body, answer.contentType).text, { url: answer.url });
    if (parsed.kind === "parsed") found.push({ candidate, answer, items: parsed.items.length });
  }
  return { found, notice };
}
