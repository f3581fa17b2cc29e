import type { ParsedLink, ParsedText } from "../parsed-feed.ts";
import { child, childrenNamed, childText, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";
import { atomId } from "./atom-id.ts";
import { bestText } from "./best-text.ts";
import { contentItems } from "./content-items.ts";
import { readDates } from "./dates.ts";
import { alternateLink, readLinks } from "./links.ts";
import type { ShapeContext } from "./shape-context.ts";
import { textConstruct } from "./text-construct.ts";
import { type KeptNode, type Shaped, type TicketTexts, ticketFor } from "./ticket.ts";

const titles = ["title", "atom:title", "dc:title", "media:title", "itunes:title"];
const summaries = [
  "description",
  "atom:summary",
  "summary",
  "dc:description",
  "itunes:summary",
  "media:description",
  "itunes:subtitle",
  "abstract",
];
const contents = [
  "content:encoded",
  "atom:content",
  "content",
  "xhtml:body",
  "body",
  "xhtml:div",
  "fullitem",
];

/** An item as rss-parser wants it, with one well-chosen value a field. */
export function shapeItem(node: XmlNode, texts: TicketTexts, { atom, url }: ShapeContext): Shaped {
  const links = readLinks(node);
  const dates = readDates(node);
  const title = bestText(node, titles) ?? groupText(node, "media:title", atom);
  const summary = bestText(node, summaries) ?? groupText(node, "media:description", true);
  const content =
    richContent(node) ?? bestText(node, contents) ?? contentItems(node) ?? fullerText(node, summary);
  const id =
    childText(node, "guid") ??
    atomId(node, url) ??
    node.attributes["rdf:about"] ??
    childText(node, "dc:identifier");
  const kept: KeptNode = { node, links };
  const shaped: Shaped = { $: {}, "#kept": [kept] };
  set(shaped, "title", ticketFor(title, texts));
  set(shaped, atom ? "summary" : "description", ticketFor(summary, texts));
  set(shaped, atom ? "content" : "content:encoded", ticketFor(content, texts));
  set(shaped, atom ? "id" : "guid", list(id));
  // Under their own names rss-parser would read them again.
  set(shaped, "#published", list(dates.published));
  set(shaped, "#updated", list(dates.updated));
  const link = itemLink(node, links, id);
  if (link !== undefined) shaped["link"] = atom ? [{ $: { rel: "alternate", href: link } }] : [link];
  set(shaped, "comments", list(resolved(node, "comments")));
  return shaped;
}

/** Where an item says it is read, by decreasing authority. */
function itemLink(node: XmlNode, links: readonly ParsedLink[], id: string | undefined): string | undefined {
  const original = resolved(node, "feedburner:origlink");
  if (original !== undefined) return original;
  const alternate = alternateLink(links);
  if (alternate !== undefined) return alternate.url;
  const guid = child(node, "guid");
  const permalink = guid === undefined ? undefined : permalinkOf(guid);
  if (permalink !== undefined) return permalink;
  const outside = child(node, "atom:content");
  const { src, type } = outside?.attributes ?? {};
  if (src !== undefined && /html|^$/.test(type ?? "")) return absoluteUrl(src, outside?.base);
  return (
    resolved(node, "l:permalink") ??
    resource(node, "l:permalink") ??
    playerUrl(node) ??
    aboutUrl(node) ??
    idUrl(child(node, "guid") === undefined ? id : undefined)
  );
}

/** RSS 2.0: a guid is a permalink unless it says otherwise; one that looks like a name must say that it is. */
function permalinkOf(guid: XmlNode): string | undefined {
  const said = guid.attributes["ispermalink"]?.trim().toLowerCase();
  const id = nodeText(guid);
  if (said === "false" || id === "" || /\s/.test(id)) return undefined;
  return said === "true" || /^(?:https?:|\/)/i.test(id) ? absoluteUrl(id, guid.base) : undefined;
}

/** Of several contents in alternative types (Atom 0.3 allowed them) the one with markup. */
function richContent(node: XmlNode): ParsedText | undefined {
  const several = childrenNamed(node, "atom:content");
  if (several.length < 2) return undefined;
  return several.map(textConstruct).find((text) => text?.type === "html");
}

/** A podcast's long text beside a different short one is its content. */
function fullerText(node: XmlNode, summary: ParsedText | undefined): ParsedText | undefined {
  if (summary === undefined) return undefined;
  const other = bestText(node, ["itunes:summary"]);
  return other !== undefined && other.value.length > summary.value.length ? other : undefined;
}

function playerUrl(node: XmlNode): string | undefined {
  const player = child(node, "media:player") ?? child(child(node, "media:content"), "media:player");
  const url = player?.attributes["url"];
  return url === undefined ? undefined : absoluteUrl(url, node.base);
}

function aboutUrl(node: XmlNode): string | undefined {
  const href = node.attributes["href"];
  if (href !== undefined) return absoluteUrl(href, node.base);
  const about = node.attributes["rdf:about"];
  return about !== undefined && /^https?:/i.test(about) ? absoluteUrl(about, node.base) : undefined;
}

/** An id that is an address is most likely that of the page. */
function idUrl(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:\/\//i.test(id) ? absoluteUrl(id) : undefined;
}

function groupText(node: XmlNode, name: string, wanted: boolean) {
  const group = wanted ? (child(node, "media:group") ?? child(node, "media:content")) : undefined;
  return group === undefined ? undefined : bestText(group, [name]);
}

function resolved(node: XmlNode, name: string): string | undefined {
  const text = childText(node, name);
  return text === undefined ? undefined : absoluteUrl(text, child(node, name)?.base);
}

function resource(node: XmlNode, name: string): string | undefined {
  const reference = child(node, name)?.attributes["rdf:resource"];
  return reference === undefined ? undefined : absoluteUrl(reference, node.base);
}

function list(value: string | undefined): string[] | undefined {
  return value === undefined ? undefined : [value];
}

function set(shaped: Shaped, name: string, value: unknown): void {
  if (value !== undefined) shaped[name] = value;
}
