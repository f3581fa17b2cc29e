import type { Fetcher } from "../fetch/fetcher.ts";
import type { Source } from "../model/configuration.ts";
import type { Contents } from "../model/contents.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { Refusal } from "../model/normalized-feed.ts";
import { findFeeds } from "./find-feed.ts";
import { type ReadDocument, readDocument } from "./read-document.ts";

type Fetched = Extract<FetchOutcome, { kind: "fetched" }>;

/** What a source's answer came to. */
export interface ReadOrFound {
  document: ReadDocument | Refusal;
  /** The answer that held the document: the one given, or that of the feed that was found from it. */
  answer: Fetched;
  /** Where the feed was found, when the given answer was a page. */
  feedUrl?: string;
}

/** What is known of the address. */
export interface Past {
  /** Whether it has been a feed's: then a page there is a failure that passes, and no reason to look elsewhere. */
  wasFeed: boolean;
  /** What its last document held. */
  before?: Contents;
}

/** Candidates that a page is asked for in one visit. */
const ATTEMPTS = 3;

/**
 * Reads a source's answer; where it is a page, the feed that the page announces or its platform has. One `wasFeed`, whose address has
 * brought a document before, is not looked for elsewhere: the page stands in its place by mistake, and its host gave no other address.
 */
export async function readOrFind(
  answer: Fetched,
  source: Pick<Source, "language" | "polling">,
  fetcher: Fetcher,
  { wasFeed, before }: Past = { wasFeed: false },
): Promise<ReadOrFound> {
  const document = await readDocument(answer, source, before);
  if (document.kind === "document" || document.reason !== "html" || wasFeed) return { document, answer };
  const { timeout, maxBytes } = source.polling;
  const search = { page: answer, fetcher, timeout, patience: timeout, maxBytes };
  const { found } = await findFeeds({ ...search, attempts: ATTEMPTS, wanted: 1 });
  const [feed] = found;
  if (feed === undefined) return { document, answer };
  return { document: await readDocument(feed.answer, source), answer: feed.answer, feedUrl: feed.answer.url };
}
