import { entryKey } from "../dedupe/entry-key.ts";
import type { Contents } from "../model/contents.ts";
import { identities } from "../normalize/identity.ts";
import { sharedContext } from "../normalize/normalize.ts";
import { hashOf, type Outline } from "../parse/outline.ts";
import { parse } from "../parse/parse.ts";
import type { ParsedFeed } from "../parse/parsed-feed.ts";
import { joinItems } from "../parse/split-items.ts";

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
export async function readNews(outline: Outline, before: Contents, url: string): Promise<News | undefined> {
  const known = new Map(before.items.map(([hash, key]) => [hash, key]));
  const keys = outline.items.map(({ hash }) => known.get(hash));
  // One item is always read: a document without any might be taken for none.
  const positions = keys.flatMap((key, at) => (key === undefined || at === 0 ? at : []));
  if (positions.length > 2 && positions.length * 2 > keys.length) return undefined;
  const kept = positions.map((at) => outline.items[at]?.text ?? "");
  const parsed = await parse(joinItems(outline, kept), { url });
  if (parsed.kind !== "parsed") return undefined;
  const named = namesOf(parsed, kept);
  if (named === undefined || before.surroundings !== surroundingsOf(outline, parsed)) return undefined;
  const familiar = keys.flatMap((key, at) => (key === undefined || at === 0 ? [] : key));
  for (const [index, at] of positions.entries()) keys[at] = entryKey(named[index] ?? "");
  // Two items under one name have to be told apart by all that is in the document.
  if (new Set(keys).size < keys.length) return undefined;
  return { parsed, positions, familiar, contents: { ...before, items: itemsOf(outline, keys) } };
}

/** The contents of a document that was parsed whole; `undefined` where its items do not stand for themselves. */
export function contentsOf(outline: Outline, parsed: ParsedFeed): Contents | undefined {
  const { items } = outline;
  if (items.length > MOST) return undefined;
  const names = namesOf(
    parsed,
    items.map(({ text }) => text ?? ""),
  );
  if (names === undefined || new Set(names).size < names.length) return undefined;
  return { surroundings: surroundingsOf(outline, parsed), items: itemsOf(outline, names.map(entryKey)) };
}

function itemsOf({ items }: Outline, keys: ReadonlyArray<string | undefined>): Contents["items"] {
  return items.map(({ hash, size }, at) => [hash, keys[at] ?? "", size]);
}

/** The items' ids, where each is the item's own name and nothing more, and the items are those of the text. */
function namesOf(parsed: ParsedFeed, items: readonly string[]): string[] | undefined {
  const ids = identities(parsed);
  const plain =
    parsed.items.length === items.length &&
    parsed.items.every((item, at) => item.raw === items[at] && ids[at] === (item.id ?? item.link));
  return plain ? ids : undefined;
}

function surroundingsOf({ shell }: Outline, parsed: ParsedFeed): string {
  return hashOf(JSON.stringify([shell, sharedContext(parsed), parsed.link]));
}
