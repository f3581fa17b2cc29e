import { hash } from "node:crypto";
import { entryKey } from "../dedupe/entry-key.ts";
import type { Contents } from "../model/contents.ts";
import { identities } from "../normalize/identity.ts";
import { sharedContext } from "../normalize/normalize.ts";
import { parse } from "../parse/parse.ts";
import type { ParsedFeed } from "../parse/parsed-feed.ts";
import { joinItems, type SplitDocument } from "../parse/split-items.ts";

/** A document of which only what is new was parsed. */
export interface News {
  parsed: ParsedFeed;
  /** Where each parsed item stands in the whole document. */
  positions: number[];
  /** Keys of the entries whose items were left unread. */
  familiar: string[];
  contents: Contents;
}

/** Items beyond which a document's contents are not remembered. */
const MOST = 500;

/**
 * Parses of a document only the items that the one before did not have. `undefined` where the whole has to be parsed: where too much is
 * new, or any item could mean something else beside its neighbours than without them.
 */
export async function readNews(
  split: SplitDocument,
  before: Contents,
  url: string,
): Promise<News | undefined> {
  const known = new Map(before.items);
  const hashes = split.items.map(hashOf);
  const keys = hashes.map((one) => known.get(one));
  // One item is always read: a document without any might be taken for none.
  const positions = keys.flatMap((key, at) => (key === undefined || at === 0 ? at : []));
  if (positions.length > 2 && positions.length * 2 > keys.length) return undefined;
  const kept = positions.map((at) => split.items[at] ?? "");
  const parsed = await parse(joinItems(split, kept), { url });
  if (parsed.kind !== "parsed") return undefined;
  const named = namesOf(parsed, kept);
  if (named === undefined || before.surroundings !== surroundingsOf(split, parsed)) return undefined;
  const familiar = keys.flatMap((key, at) => (key === undefined || at === 0 ? [] : key));
  for (const [index, at] of positions.entries()) keys[at] = entryKey(named[index] ?? "");
  // Two items under one name have to be told apart by all that is in the document.
  if (new Set(keys).size < keys.length) return undefined;
  const items = hashes.map((one, at): [string, string] => [one, keys[at] ?? ""]);
  return { parsed, positions, familiar, contents: { ...before, items } };
}

/** The contents of a document that was parsed whole; `undefined` where its items do not stand for themselves. */
export function contentsOf(split: SplitDocument, parsed: ParsedFeed): Contents | undefined {
  if (split.items.length > MOST) return undefined;
  const names = namesOf(parsed, split.items);
  if (names === undefined || new Set(names).size < names.length) return undefined;
  const items = names.map((name, at): [string, string] => [hashOf(split.items[at] ?? ""), entryKey(name)]);
  return { surroundings: surroundingsOf(split, parsed), items };
}

/** The items' ids, where each is the item's own name and nothing more, and the items are those of the text. */
function namesOf(parsed: ParsedFeed, items: readonly string[]): string[] | undefined {
  const ids = identities(parsed);
  const plain =
    parsed.items.length === items.length &&
    parsed.items.every((item, at) => item.raw === items[at] && ids[at] === (item.id ?? item.link));
  return plain ? ids : undefined;
}

function surroundingsOf({ shell }: SplitDocument, parsed: ParsedFeed): string {
  return hashOf(JSON.stringify([shell, sharedContext(parsed), parsed.link]));
}

function hashOf(text: string): string {
  return hash("sha256", text, "base64url").slice(0, 16);
}
