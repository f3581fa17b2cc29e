import { keepShapes } from "../../markup/keep-shapes.ts";
import { MAX_ITEMS } from "../max-items.ts";
import type { ParsedFeed } from "../parsed-feed.ts";
import { readXml } from "../reader/read-xml.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { completeHead } from "./complete-head.ts";
import { completeItem } from "./complete-item.ts";
import { type FeedNodes, findFeed } from "./find-feed.ts";
import { runRssParser } from "./run-rss-parser.ts";
import { shapeDocument } from "./shape.ts";
import type { TicketTexts } from "./ticket.ts";

/** An XML document that holds no feed, with its root so that a refusal can say what it is. */
export interface NoFeed {
  kind: "no-feed";
  root: XmlNode | undefined;
}

const laterStart = /<(?:rss\b[^<>]{0,500}version|rdf:RDF\b|feed\b[^<>]{0,500}xmlns)/i;

/** Parses any XML feed by way of rss-parser; never throws for what a document says. */
export async function parseXml(text: string, url: string | undefined): Promise<ParsedFeed | NoFeed> {
  const texts: TicketTexts = [];
  let feed: FeedNodes | undefined;
  let root: XmlNode | undefined;
  let notes: string[] = [];
  let source = text;
  const mapped = await runRssParser(text, (xml) => {
    const document = readXml(xml, url);
    root = document.root;
    notes = document.notes;
    feed = root === undefined ? undefined : findFeed(root);
    // Only where Atom's root is the document's do its names go without a prefix.
    const inside = feed === undefined ? xml.search(laterStart) : wrappedAtom(feed, root);
    if (inside > 0) {
      // Markup printed before the document, such as a server's warning, hides its root.
      const later = readXml(xml.slice(inside), url);
      const found = later.root === undefined ? undefined : findFeed(later.root);
      if (found !== undefined && found.items.length > 0) {
        feed = found;
        source = xml.slice(inside);
        notes = [...later.notes, "markup stood before the document"];
      }
    }
    if (feed !== undefined && feed.items.length >= MAX_ITEMS)
      notes.push(`only the first ${MAX_ITEMS} items were read`);
    return feed === undefined ? undefined : shapeDocument(feed, texts, url);
  });
  if (mapped === undefined || feed === undefined) return { kind: "no-feed", root };
  const items = mapped.items
    .filter(({ kept }) => saysSomething(kept.node))
    .map((item) => completeItem(item, texts, source));
  const head = completeHead(mapped, feed, texts);
  keepShapes("items", text.length, [mapped, items, head]);
  return { ...head, ...(url === undefined ? {} : { url }), items, notes };
}

/** Where an Atom feed begins that stands inside something else, or -1. */
function wrappedAtom(feed: FeedNodes, root: XmlNode | undefined): number {
  return feed.root !== root && feed.root.name === "feed" ? feed.root.start : -1;
}

/** An empty `<item/>` is no entry; one that only credits someone is. */
function saysSomething({ name, attributes, children }: XmlNode): boolean {
  if (children.some((each) => typeof each !== "string" || each.trim() !== "")) return true;
  return name === "item" && attributes["rdf:about"] !== undefined;
}
