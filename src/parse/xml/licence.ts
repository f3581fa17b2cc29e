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

/** A text that is an address, or Creative Commons' short name for a licence as Podcasting 2.0 writes it; other words are no address. */
function fromWords(text: string): string | undefined {
  const [, terms, version] = /^cc-(by(?:-nc)?(?:-nd|-sa)?)-(\d\.\d)$/i.exec(text) ?? [];
  if (terms !== undefined) return `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`;
  if (/^cc0-1\.0$/i.test(text)) return "https://creativecommons.org/publicdomain/zero/1.0/";
  return absoluteUrl(text);
}

/** Address of the licence an item or a head is under (Creative Commons modules, RFC 4946 `rel=license`). */
export function readLicence(node: XmlNode, links: readonly ParsedLink[]): string | undefined {
  for (const name of names) {
    for (const each of childrenNamed(node, name)) {
      const { attributes } = each;
      const reference = attributes["rdf:resource"] ?? attributes["href"] ?? attributes["url"];
      const url = reference === undefined ? fromWords(nodeText(each)) : absoluteUrl(reference, each.base);
      if (url !== undefined && url !== each.base) return url;
    }
  }
  return linkWith(links, "license")?.url ?? linkWith(links, "copyright")?.url;
}
