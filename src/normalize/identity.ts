import { createHash } from "node:crypto";
import type { ParsedFeed, ParsedItem } from "../parse/parsed-feed.ts";

/**
 * The permanent id of every item of a document, in its order: guid, atom:id or JSON id, else the link, else a hash of what
 * it says. A link that is only the site's, or that several items without an id share, names none of them; nor does a guid
 * that items with different links share: those are told apart by a hash. Two items with one id are the same entry.
 */
export function identities(feed: Pick<ParsedFeed, "items" | "link">): string[] {
  const byId = groups(feed.items, (item) => item.id);
  const byLink = groups(feed.items, (item) => (item.id === undefined ? item.link : undefined));
  const clashing = new Set([...byId].filter(([, group]) => !sameEntry(group)).map(([id]) => id));
  return feed.items.map((item) => {
    if (item.id !== undefined) {
      return !clashing.has(item.id) ? item.id : `${item.id}#${hash(item.link ?? contentOf(item))}`;
    }
    if (item.link === undefined) return `content:${hash(contentOf(item))}`;
    const shared = item.link === feed.link || (byLink.get(item.link) ?? []).length > 1;
    return shared ? `${item.link}#${hash(contentOf(item))}` : item.link;
  });
}

/**
 * A short hash of an item exactly as the document has it. Equal hashes under one head mean that normalising the item again
 * would give the same entry, so it need not be cleaned again.
 */
export function rawFingerprint(item: ParsedItem): string {
  return hash(item.raw);
}

function groups(
  items: readonly ParsedItem[],
  keyOf: (item: ParsedItem) => string | undefined,
): Map<string, ParsedItem[]> {
  const found = new Map<string, ParsedItem[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = found.get(key);
    if (group === undefined) found.set(key, [item]);
    else group.push(item);
  }
  return found;
}

function sameEntry(group: readonly ParsedItem[]): boolean {
  return group.every((item) => item.link === undefined || item.link === group[0]?.link);
}

/** What an item says, without what changes by itself (dates). */
function contentOf(item: ParsedItem): string {
  const body = item.title?.value ?? item.summary?.value ?? item.content?.value;
  return JSON.stringify([
    body ?? "",
    item.enclosures[0]?.url ?? "",
    body === undefined ? item.published : "",
  ]);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
