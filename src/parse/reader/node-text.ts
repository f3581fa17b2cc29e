import type { XmlNode } from "./xml-node.ts";

/** The text of an element and everything in it, white space at the ends removed. */
export function nodeText(node: XmlNode): string {
  const { children } = node;
  if (children.length === 0) return "";
  if (children.length === 1) {
    const only = children[0];
    if (typeof only === "string") return only.trim();
  }
  return children
    .map((child) => (typeof child === "string" ? child : nodeText(child)))
    .join("")
    .trim();
}

const none: XmlNode[] = [];

/** The first child of that name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node === undefined ? undefined : indexOf(node).get(name)?.[0];
}

/** Every child of that name, in document order. */
export function childrenNamed(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node === undefined ? none : (indexOf(node).get(name) ?? none);
}

/** The text of the first child, by the order of the names and then of the document, that has any. */
export function childText(node: XmlNode | undefined, ...names: string[]): string | undefined {
  if (node === undefined) return undefined;
  const index = indexOf(node);
  for (const name of names) {
    for (const each of index.get(name) ?? none) {
      const text = nodeText(each);
      if (text !== "") return text;
    }
  }
  return undefined;
}

/** Of one name this many are heard. No honest element has more, and each may be tried in vain. */
const MOST_OF_A_NAME = 10_000;

/** Items are asked for some sixty names each: one pass over their children answers all. */
function indexOf(node: XmlNode): Map<string, XmlNode[]> {
  if (node.index !== undefined) return node.index;
  const index = new Map<string, XmlNode[]>();
  for (const each of node.children) {
    if (typeof each === "string") continue;
    const same = index.get(each.name);
    if (same === undefined) index.set(each.name, [each]);
    else if (same.length < MOST_OF_A_NAME) same.push(each);
  }
  node.index = index;
  return index;
}

/** True where elements, not only text, stand inside. */
export function hasElements(node: XmlNode): boolean {
  return node.children.some((each) => typeof each !== "string");
}
