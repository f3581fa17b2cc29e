import { resolveUrl } from "../../normalize/url/resolve-url.ts";
import type { XmlNode } from "./xml-node.ts";

const voids = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const tag = /<\/?[a-z]/i;
const addresses = new Set(["href", "src", "cite", "poster", "longdesc", "background", "action", "data"]);

/**
 * The markup inside an element as HTML, children in their order. Addresses under a nested `xml:base` come out resolved,
 * because HTML has no such scope to carry them in.
 *
 * @param escaped false where the document mixes elements with text that is markup itself (CDATA beside `<img>`)
 */
export function serializeMarkup(node: XmlNode, escaped = true): string {
  const pieces: string[] = [];
  writeChildren(node, node.base, pieces, escaped);
  return pieces.join("").trim();
}

// Recursion is bounded: the reader flattens what nests deeper than 400.
function writeChildren(node: XmlNode, base: string | undefined, pieces: string[], escaped = true): void {
  for (const each of node.children) {
    if (typeof each === "string") pieces.push(escaped || !tag.test(each) ? escapeText(each) : each);
    else writeElement(each, base, pieces);
  }
}

function writeElement(node: XmlNode, base: string | undefined, pieces: string[]): void {
  const name = elementName(node);
  pieces.push("<", name);
  for (const key in node.attributes) {
    if (key === "xml:base" || key === "xml:space") continue;
    const value = node.attributes[key] ?? "";
    const address = node.base !== base && addresses.has(key) ? resolveUrl(value, node.base) : undefined;
    pieces.push(" ", key === "xml:lang" ? "lang" : key, '="', escapeAttribute(address ?? value), '"');
  }
  pieces.push(">");
  if (node.children.length === 0 && voids.has(name)) return;
  writeChildren(node, base, pieces);
  pieces.push("</", name, ">");
}

/** HTML has no prefixes: its own, SVG's and MathML's elements go by their local names. */
function elementName(node: XmlNode): string {
  const colon = node.name.indexOf(":");
  const prefix = colon === -1 ? "" : node.name.slice(0, colon);
  if (prefix === "svg" || prefix === "math") return node.tag;
  if (prefix === "" || prefix === "xhtml" || prefix === "atom") return node.tag.toLowerCase();
  return node.name;
}

function escapeText(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    : text;
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;");
}
