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

/** The first child of that name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  if (node === undefined) return undefined;
  for (const each of node.children) {
    if (typeof each !== "string" && each.name === name) return each;
  }
  return undefined;
}

/** Every child of that name, in document order. */
export function childrenNamed(node: XmlNode | undefined, name: string): XmlNode[] {
  if (node === undefined) return [];
  return node.children.filter((each): each is XmlNode => typeof each !== "string" && each.name === name);
}

/** The text of the first child of that name that has any. */
export function childText(node: XmlNode | undefined, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const each of childrenNamed(node, name)) {
      const text = nodeText(each);
      if (text !== "") return text;
    }
  }
  return undefined;
}

/** True where elements, not only text, stand inside. */
export function hasElements(node: XmlNode): boolean {
  return node.children.some((each) => typeof each !== "string");
}
