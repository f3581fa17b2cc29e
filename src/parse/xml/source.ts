import type { ParsedSource, ParsedText } from "../parsed-feed.ts";
import { child, childText, hasElements, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";
import { bestText } from "./best-text.ts";
import { alternateLink, linkWith, readLinks } from "./links.ts";
import { textConstruct } from "./text-construct.ts";

/** The feed an item says it comes from: RSS `source`, atom:source (RFC 4287 §4.2.11), `dc:source`. */
export function readSource(node: XmlNode): ParsedSource | undefined {
  const atom = child(node, "atom:source");
  if (atom !== undefined && hasElements(atom)) return fromAtom(atom);
  const rss = child(node, "source") ?? atom ?? child(node, "dc:source");
  if (rss === undefined) return undefined;
  const text = nodeText(rss);
  const reference =
    rss.attributes["url"] ?? rss.attributes["href"] ?? (/^https?:\/\/\S+$/.test(text) ? text : "");
  return made(
    text === reference ? undefined : textConstruct(rss),
    reference === "" ? undefined : absoluteUrl(reference, rss.base),
  );
}

function fromAtom(node: XmlNode): ParsedSource | undefined {
  const links = readLinks(node);
  const id = childText(node, "atom:id");
  const url = alternateLink(links)?.url ?? linkWith(links, "self")?.url;
  return made(
    bestText(node, ["atom:title", "title", "dc:title"]),
    url ?? (id !== undefined && /^https?:/.test(id) ? absoluteUrl(id) : undefined),
  );
}

function made(title: ParsedText | undefined, url: string | undefined): ParsedSource | undefined {
  if (title === undefined && url === undefined) return undefined;
  return { ...(title === undefined ? {} : { title }), ...(url === undefined ? {} : { url }) };
}
