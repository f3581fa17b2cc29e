import type { ParsedText } from "../parsed-feed.ts";
import { childrenNamed } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { textConstruct } from "./text-construct.ts";

/** The containers between `content:items` and what an item of it says. */
const holders = ["rdf:bag", "rdf:seq", "rdf:alt", "rdf:li", "content:item"];
const deepest = 6;

/** RSS 1.0's first way to carry a text: the first value of `content:items` (mod_content), before there was `content:encoded`. */
export function contentItems(node: XmlNode): ParsedText | undefined {
  for (const items of childrenNamed(node, "content:items")) {
    const text = firstValue(items, 0);
    if (text !== undefined) return text;
  }
  return undefined;
}

function firstValue(node: XmlNode, depth: number): ParsedText | undefined {
  for (const value of childrenNamed(node, "rdf:value")) {
    const text = textConstruct(value);
    if (text !== undefined) return text;
  }
  if (depth === deepest) return undefined;
  for (const holder of holders) {
    for (const each of childrenNamed(node, holder)) {
      const text = firstValue(each, depth + 1);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}
