import type { ParsedText } from "../parsed-feed.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { textConstruct } from "./text-construct.ts";

/** The text of the first element, by the order of the names and then of the document, that has any. */
export function bestText(node: XmlNode, names: readonly string[]): ParsedText | undefined {
  let best: ParsedText | undefined;
  let rank = names.length;
  for (const each of node.children) {
    if (typeof each === "string") continue;
    const at = names.indexOf(each.name);
    if (at === -1 || at >= rank) continue;
    const text = textConstruct(each);
    if (text === undefined) continue;
    best = text;
    rank = at;
  }
  return best;
}
