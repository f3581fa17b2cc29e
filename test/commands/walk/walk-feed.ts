import { readFeedDocument } from "./read-feed-document.ts";

/** What a client has come to hold, and how. */
export interface Walk {
  /** Ids of entries in the order in which the client first met them. */
  held: Set<string>;
  /** Every archive that was read: its address, its ids and its ETag. */
  archives: Map<string, { ids: string[]; etag: string | null }>;
  /** Answers by status. */
  answers: Map<number, number>;
  /** Ids that answers to `A-IM: feed` with 226 held, each as often as it came. */
  deltas: string[];
  /** Of the feed's document as it was last read. */
  etag?: string;
}

/** How a client asks; what is left out is as it is. */
export interface WalkOptions {
  /** Turns an address that a document names into the one to ask. */
  rebase?: (address: string) => string;
  /** Awaited before every archive: whatever is to happen while a client walks. */
  meanwhile?: () => Promise<void>;
  /** Follow no archives: a client that takes nothing but deltas. */
  headOnly?: boolean;
}

/** A client that holds nothing yet. */
export function newWalk(): Walk {
  return { held: new Set(), archives: new Map(), answers: new Map(), deltas: [] };
}

/**
 * One visit of a client: asks for what is new in the feed (RFC 3229), and follows its archives (RFC 5005) back to one that it has read before.
 * Throws where an answer is none that a feed gives.
 */
export async function walkFeed(url: string, walk: Walk, options: WalkOptions = {}): Promise<void> {
  const { rebase = (address) => address, meanwhile, headOnly = false } = options;
  const headers = { "a-im": "feed", ...(walk.etag && { "if-none-match": walk.etag }) };
  const answer = await ask(url, headers, walk);
  if (answer.status === 304) return;
  const head = readFeedDocument(answer.text);
  walk.etag = answer.etag ?? undefined;
  if (answer.status === 226) walk.deltas.push(...head.ids);
  for (const id of head.ids) walk.held.add(id);
  let previous = headOnly ? undefined : head.previous;
  while (previous !== undefined && !walk.archives.has(previous)) {
    await meanwhile?.();
    const address: string = previous;
    const { status, text, etag } = await ask(rebase(address), {}, walk);
    // What was kept for long enough ends the walk.
    if (status === 410) return;
    const archive = readFeedDocument(text);
    if (!archive.isArchive) throw new Error(`${address} does not say that it is an archive`);
    walk.archives.set(address, { ids: archive.ids, etag });
    for (const id of archive.ids) walk.held.add(id);
    previous = archive.previous;
  }
}

async function ask(url: string, headers: Record<string, string>, { answers }: Walk) {
  const response = await fetch(url, { headers });
  const { status } = response;
  answers.set(status, (answers.get(status) ?? 0) + 1);
  if (![200, 226, 304, 410].includes(status)) throw new Error(`${url} answers ${status}`);
  return { status, etag: response.headers.get("etag"), text: await response.text() };
}
