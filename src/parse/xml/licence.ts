import type { ParsedLink } from "../parsed-feed.ts";
import { childrenNamed, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";
import { linkWith } from "./links.ts";

const names = [
  "creativecommons:license",
  "cc:license",
  "dcterms:license",
  "media:license",
  "podcast:license",
];

/** Address of the licence an item or a head is under (Creative Commons modules, RFC 4946 `rel=license`). */
export function readLicence(node: XmlNode, links: readonly ParsedLink[]): string | undefined {
  for (const name of names) {
    for (const each of childrenNamed(node, name)) {
      const { attributes } = each;
      const url = absoluteUrl(
        attributes["rdf:resource"] ?? attributes["href"] ?? attributes["url"] ?? nodeText(each),
        each.base,
      );
      if (url !== undefined && url !== each.base) return url;
    }
  }
  return linkWith(links, "license")?.url ?? linkWith(links, "copyright")?.url;
}
