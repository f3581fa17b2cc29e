import type { ParsedText } from "../parsed-feed.ts";
import { childrenNamed } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { textConstruct } from "./text-construct.ts";

/** The text of the first element, by the order of the names and then of the document, that has any. */
export function bestText(node: XmlNode, names: readonly string[]): ParsedText | undefined {
  for (const name of names) {
    for (const each of childrenNamed(node, name)) {
      const text = textConstruct(each);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}
