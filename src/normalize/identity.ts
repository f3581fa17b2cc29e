import { createHash } from "node:crypto";
import type { ParsedFeed, ParsedItem } from "../parse/parsed-feed.ts";
import type { EntryContext } from "./normalize-entry.ts";

/**
 * The permanent id of every item of a document, in its order: guid, atom:id or JSON id, else the link, else a hash of what it says.
 *
 * An id must hold over the polls of a source, and every poll shows another part of it, so it depends on an item's neighbours only
 * where they prove that its name is no name:
 * - A retitled or edited item keeps its guid, or without one its link.
 * - A link that is only the site's names nothing: its items go by what they say, always.
 * - Where *sharing a name is the document's habit* (three different items under it, or all there are), every one of them goes by the name
 *   and what it says: the next poll will show the same habit, and one item more or less changes no id.
 * - Where *two of many* share a name, it is an accident. The first, which is the newer, keeps the name; the other is told apart. When
 *   the older leaves the document nothing changes, and neither is lost when the newer arrives.
 *
 * Items under one name are different when their links differ or, in RSS and JSON, both their titles and their texts. RFC 4287 §4.1.1:
 * Atom entries with one id and one link are the same entry in several states. Items that come out with one id are the same entry;
 * whoever keeps one of them keeps the first.
 */
export function identities(feed: Pick<ParsedFeed, "items" | "link" | "format">): string[] {
  const names = feed.items.map((item) => item.id ?? (item.link === feed.link ? undefined : item.link));
  const groups = grouped(feed, names);
  return feed.items.map((item, at) => {
    const name = names[at];
    if (name === undefined)
      return `${item.link ?? "content:"}${item.link ? "#" : ""}${hash(contentOf(item))}`;
    const group = groups.get(name) ?? [item];
    const different = group.length >= 3 || (group.length === 2 && feed.items.length === 2);
    const same = group.findIndex((each) => isSame(each, item, feed));
    return different || same > 0 ? `${name}#${hash(distinctionOf(item, group))}` : name;
  });
}

/** The items that differ from all before them under the same name. */
function grouped(
  feed: Pick<ParsedFeed, "items" | "format">,
  names: readonly (string | undefined)[],
): Map<string, ParsedItem[]> {
  const groups = new Map<string, ParsedItem[]>();
  for (const [at, item] of feed.items.entries()) {
    const name = names[at];
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    // Beyond a few the habit is proved; comparing each with all would be quadratic.
    else if (group.length < 8 && !group.some((each) => isSame(each, item, feed))) group.push(item);
  }
  return groups;
}

function isSame(first: ParsedItem, second: ParsedItem, { format }: Pick<ParsedFeed, "format">): boolean {
  if (first.link !== undefined && second.link !== undefined && first.link !== second.link) return false;
  if (first.id !== undefined && format.startsWith("Atom")) return true;
  const [title, text] = [first.title?.value, textOf(first)];
  if (title === undefined && text === undefined) return contentOf(first) === contentOf(second);
  return (
    (title !== undefined && title === second.title?.value) || (text !== undefined && text === textOf(second))
  );
}

function textOf({ content, summary }: ParsedItem): string | undefined {
  return content?.value ?? summary?.value;
}

/** Of items with different links the link tells them apart, since titles are edited. */
function distinctionOf(item: ParsedItem, group: readonly ParsedItem[]): string {
  const byLink = item.link !== undefined && new Set(group.map(({ link }) => link)).size === group.length;
  return byLink && item.link !== undefined ? item.link : contentOf(item);
}

/**
 * A short hash of an item exactly as the document has it and of what it inherits: `xml:base` and the language.
 * Equal hashes mean that normalising the item again would give the same entry, so it need not be cleaned again.
 */
export function rawFingerprint(item: ParsedItem, context: Omit<EntryContext, "id"> = {}): string {
  const { base, language } = context;
  const inherited = [item.base, item.language, item.title?.base, item.title?.language, base, language];
  return hash(`${item.raw}\n${inherited.join("\n")}`);
}

/** What tells two items apart stands before this. */
const ENOUGH = 100_000;

/** What an item says, without what changes by itself (dates). */
function contentOf(item: ParsedItem): string {
  const body = item.title?.value ?? item.summary?.value ?? item.content?.value;
  return JSON.stringify([
    body?.slice(0, ENOUGH) ?? "",
    item.enclosures[0]?.url ?? "",
    body === undefined ? item.published : "",
  ]);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
