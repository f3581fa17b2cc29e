import { MAX_ITEMS } from "../max-items.ts";
import type { XmlNode } from "../reader/xml-node.ts";

/** The parts of a document that make it a feed. */
export interface FeedNodes {
  root: XmlNode;
  /** Where the head's elements stand: `channel`, or the root itself in Atom. */
  head: XmlNode;
  /** Elements whose children also describe the feed (RSS 1.0 puts `image` beside `channel`). */
  besides: XmlNode[];
  items: XmlNode[];
  format: string;
}

const roots = new Set(["rss", "rdf:rdf", "rdf", "atom:feed", "feed", "channel"]);
const itemNames = new Set(["item", "atom:entry", "entry"]);
const containers = new Set(["channel", "items", "rdf:seq", "rdf:rdf", "rss", "atom:feed"]);

/** Finds the feed in a document, also one level or two inside something else; `undefined` when there is none. */
export function findFeed(root: XmlNode): FeedNodes | undefined {
  const found = findRoot(root, 3);
  if (found === undefined) return undefined;
  if (found.name === "atom:entry") {
    return {
      root: found,
      head: { ...found, children: [], index: undefined },
      besides: [],
      items: [found],
      format: "Atom 1.0",
    };
  }
  const head = firstNamed(found, "channel") ?? found;
  const items: XmlNode[] = [];
  collectItems(found, items, 0);
  // A page that shows an empty feed, or a licence in RDF, is still a page.
  const borrowed = found !== root || (found.name.endsWith("rdf") && head === found);
  if (borrowed && items.length === 0) return undefined;
  return { root: found, head, besides: head === found ? [] : [found], items, format: formatOf(found) };
}

function findRoot(node: XmlNode, depth: number): XmlNode | undefined {
  if (roots.has(node.name) || node.name === "atom:entry") return node;
  if (depth === 0) return undefined;
  for (const each of node.children) {
    if (typeof each === "string" || each.name === "svg:svg") continue;
    const found = findRoot(each, depth - 1);
    if (found !== undefined && found.name !== "atom:entry") return found;
  }
  return undefined;
}

function firstNamed(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((each): each is XmlNode => typeof each !== "string" && each.name === name);
}

/** Items wherever documents put them: in the channel, beside it, in a list of theirs. */
function collectItems(node: XmlNode, items: XmlNode[], depth: number): void {
  for (const each of node.children) {
    if (typeof each === "string" || items.length >= MAX_ITEMS) continue;
    if (itemNames.has(each.name)) items.push(each);
    else if (containers.has(each.name) && depth < 4) collectItems(each, items, depth + 1);
  }
}

function formatOf(root: XmlNode): string {
  const version = root.attributes["version"]?.trim();
  if (root.name === "atom:feed" || root.name === "feed") return version === "0.3" ? "Atom 0.3" : "Atom 1.0";
  if (root.name === "rss") return version ? `RSS ${version}` : "RSS";
  if (root.name === "channel") return "RSS";
  return "RSS 1.0";
}
