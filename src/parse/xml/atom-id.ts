import { childrenNamed, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";

/**
 * The `atom:id` of an entry or a feed (RFC 4287 §4.2.6). One that is relative, against the specification, is resolved where the
 * document itself says by `xml:base` what it means; the address it was found at has no say, or moving the feed would change every id.
 */
export function atomId(node: XmlNode, url: string | undefined): string | undefined {
  for (const each of childrenNamed(node, "atom:id")) {
    const id = nodeText(each);
    if (id === "") continue;
    const relative = !/^[a-z][a-z\d+.-]*:/i.test(id) && !/\s/.test(id);
    return relative && each.base !== undefined && each.base !== url ? (absoluteUrl(id, each.base) ?? id) : id;
  }
  return undefined;
}
