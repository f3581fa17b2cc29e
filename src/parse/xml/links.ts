import { LINK_SCHEMES } from "../../normalize/url/resolve-url.ts";
import type { ParsedLink } from "../parsed-feed.ts";
import { childrenNamed, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";

const registry = "http://www.iana.org/assignments/relation/";

/** Every link of an item or a head, in document order; addresses resolved, those that cannot be are left out. */
export function readLinks(node: XmlNode): ParsedLink[] {
  const links: ParsedLink[] = [];
  // A format's own link has more say than one borrowed from Atom.
  for (const name of ["link", "atom:link"]) {
    for (const each of childrenNamed(node, name)) {
      const link = readLink(each);
      if (link !== undefined) links.push(link);
    }
  }
  return links;
}

function readLink(node: XmlNode): ParsedLink | undefined {
  const { attributes } = node;
  const href = attributes["href"] ?? attributes["rdf:resource"] ?? attributes["url"] ?? nodeText(node);
  if (href.trim() === "" && node.name === "link") return undefined;
  const url = absoluteUrl(href, node.base, LINK_SCHEMES);
  if (url === undefined) return undefined;
  const length = attributes["length"];
  const bytes = length === undefined ? -1 : Number.parseInt(length, 10);
  return {
    url,
    rel: relationOf(attributes["rel"]),
    type: attributes["type"]?.trim().toLowerCase() || undefined,
    language: attributes["hreflang"]?.trim() || undefined,
    title: attributes["title"] || undefined,
    length: bytes >= 0 ? bytes : undefined,
  };
}

/** RFC 4287 §4.2.7.2: no relation means `alternate`; registered names may be written as URIs. */
function relationOf(rel: string | undefined): string {
  if (rel === undefined) return "alternate";
  const plain = rel.trim().toLowerCase();
  if (plain === "") return "alternate";
  return plain.startsWith(registry) ? plain.slice(registry.length) : plain;
}

/** The link that says where a thing is read: the first alternate that is a page, else the first alternate. */
export function alternateLink(links: readonly ParsedLink[]): ParsedLink | undefined {
  let first: ParsedLink | undefined;
  for (const link of links) {
    if (link.rel !== "alternate") continue;
    if (link.type === undefined || link.type.includes("html")) return link;
    first ??= link;
  }
  return first;
}

/** The first link of a relation. */
export function linkWith(links: readonly ParsedLink[], rel: string): ParsedLink | undefined {
  return links.find((link) => link.rel === rel);
}
