import { child, childText, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";
import { alternateLink, linkWith, readLinks } from "./links.ts";

/** The feed an item says it comes from: RSS `source`, atom:source (RFC 4287 §4.2.11), `dc:source`. */
export function readSource(node: XmlNode): { title?: string; url?: string } | undefined {
  const atom = child(node, "atom:source");
  if (atom !== undefined) return fromAtom(atom);
  const rss = child(node, "source") ?? child(node, "dc:source");
  if (rss === undefined) return undefined;
  const text = nodeText(rss);
  const reference =
    rss.attributes["url"] ?? rss.attributes["href"] ?? (/^https?:\/\/\S+$/.test(text) ? text : "");
  return made(
    text === reference ? undefined : text,
    reference === "" ? undefined : absoluteUrl(reference, rss.base),
  );
}

function fromAtom(node: XmlNode): { title?: string; url?: string } | undefined {
  const links = readLinks(node);
  const id = childText(node, "atom:id");
  const url = alternateLink(links)?.url ?? linkWith(links, "self")?.url;
  return made(
    childText(node, "atom:title", "title"),
    url ?? (id !== undefined && /^https?:/.test(id) ? absoluteUrl(id) : undefined),
  );
}

function made(
  title: string | undefined,
  url: string | undefined,
): { title?: string; url?: string } | undefined {
  if (!title && url === undefined) return undefined;
  return { ...(title ? { title } : {}), ...(url === undefined ? {} : { url }) };
}
