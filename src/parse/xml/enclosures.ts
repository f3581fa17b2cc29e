import type { Enclosure } from "../../model/entry.ts";
import { LINK_SCHEMES } from "../../normalize/url/resolve-url.ts";
import type { ParsedLink } from "../parsed-feed.ts";
import { childrenNamed, childText, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";
import { parseDuration } from "./duration.ts";
import { isPictureContent, mediaContents } from "./media.ts";

type Found = Map<string, Enclosure>;

/**
 * Every file of an item: RSS enclosures, Atom's `rel=enclosure` links, Media RSS renditions that are not pictures, and
 * Podcasting 2.0's alternates; one per address, what later ones know completing the first.
 */
export function readEnclosures(node: XmlNode, links: readonly ParsedLink[]): Enclosure[] {
  const found: Found = new Map();
  for (const name of ["enclosure", "enc:enclosure", "atom:content"]) {
    for (const each of childrenNamed(node, name)) {
      if (name !== "atom:content" || isOutside(each)) push(found, fromAttributes(each));
    }
  }
  for (const link of links) {
    if (link.rel === "enclosure") push(found, fromLink(link));
  }
  for (const content of mediaContents(node)) {
    if (!isPictureContent(content)) push(found, fromMedia(content));
  }
  for (const alternate of childrenNamed(node, "podcast:alternateenclosure")) pushAlternate(found, alternate);
  const duration = parseDuration(childText(node, "itunes:duration"));
  const enclosures = [...found.values()];
  const [first] = enclosures;
  if (duration === undefined || first === undefined || first.duration !== undefined) return enclosures;
  return [{ ...first, duration }, ...enclosures.slice(1)];
}

/** Content that stands elsewhere and is no page (RFC 4287 §4.1.3.2). */
function isOutside(node: XmlNode): boolean {
  if (node.attributes["src"] === undefined) return false;
  return !/html|^$/.test(node.attributes["type"] ?? "");
}

function push(found: Found, enclosure: Enclosure | undefined): void {
  if (enclosure !== undefined) found.set(enclosure.url, { ...enclosure, ...found.get(enclosure.url) });
}

function fromAttributes(node: XmlNode): Enclosure | undefined {
  const { attributes } = node;
  const reference =
    attributes["url"] ??
    attributes["href"] ??
    attributes["src"] ??
    attributes["rdf:resource"] ??
    (node.name === "enclosure" ? nodeText(node) : undefined);
  return make(reference, node, {
    type: attributes["type"] ?? attributes["enc:type"],
    length: attributes["length"] ?? attributes["enc:length"],
  });
}

function fromLink(link: ParsedLink): Enclosure {
  const enclosure: Enclosure = { url: link.url };
  if (link.type !== undefined) enclosure.type = bareType(link.type);
  if (link.length !== undefined) enclosure.length = link.length;
  if (link.title !== undefined) enclosure.title = link.title;
  return enclosure;
}

function fromMedia(node: XmlNode): Enclosure | undefined {
  const { attributes } = node;
  const enclosure = make(attributes["url"], node, {
    type: attributes["type"],
    length: attributes["filesize"],
  });
  if (enclosure === undefined) return undefined;
  const duration = parseDuration(attributes["duration"]);
  const title = childText(node, "media:title");
  if (duration !== undefined) enclosure.duration = duration;
  if (title !== undefined) enclosure.title = title;
  return enclosure;
}

function pushAlternate(found: Found, node: XmlNode): void {
  const [source] = childrenNamed(node, "podcast:source");
  const { attributes } = node;
  push(
    found,
    make(source?.attributes["uri"], node, { type: attributes["type"], length: attributes["length"] }),
  );
}

function make(
  reference: string | undefined,
  node: XmlNode,
  said: { type: string | undefined; length: string | undefined },
): Enclosure | undefined {
  if (reference === undefined || reference.trim() === "") return undefined;
  const url = absoluteUrl(reference, node.base, LINK_SCHEMES);
  if (url === undefined) return undefined;
  const enclosure: Enclosure = { url };
  const type = bareType(said.type ?? "");
  // `54 919 661` and `54,919,661` are lengths too; `12 MB` is not.
  const digits = (said.length ?? "").trim().replace(/[\s,.]/g, "");
  if (type !== "") enclosure.type = type;
  if (/^\d{1,15}$/.test(digits)) enclosure.length = Number(digits);
  return enclosure;
}

function bareType(type: string): string {
  return type.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
