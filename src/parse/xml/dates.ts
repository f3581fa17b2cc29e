import { parseDate } from "../date/parse-date.ts";
import { childrenNamed, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";

const published = ["pubdate", "atom:published", "atom:issued", "dcterms:issued", "prism:publicationdate"];
const updated = [
  "atom:updated",
  "atom:modified",
  "dcterms:modified",
  "dc:date",
  "lastbuilddate",
  "prism:modificationdate",
];
const created = ["atom:created", "dcterms:created", "dcterms:date"];

/** The dates of an item or a head: the best element of each kind that can be read. */
export function readDates(node: XmlNode): { published?: string; updated?: string } {
  const dates: { published?: string; updated?: string } = {};
  const first = bestDate(node, published) ?? bestDate(node, created);
  // CDF says it by an attribute.
  const last = bestDate(node, updated) ?? parseDate(node.attributes["lastmod"] ?? "");
  if (first !== undefined) dates.published = first;
  if (last !== undefined) dates.updated = last;
  return dates;
}

function bestDate(node: XmlNode, names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const each of childrenNamed(node, name)) {
      const date = parseDate(nodeText(each));
      if (date !== undefined) return date;
    }
  }
  return undefined;
}
