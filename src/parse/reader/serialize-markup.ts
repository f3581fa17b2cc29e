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
  const writer = new MarkupWriter(node.base);
  writer.children(node, escaped);
  return writer.finish().trim();
}

/** Pieces are joined in batches, or their list would cost more than their text. */
const BATCH = 8192;
/** Characters that addresses may add by being resolved; then they stay as they are written. */
const MOST_GROWTH = 2_000_000;

class MarkupWriter {
  private readonly base: string | undefined;
  private growth = 0;
  private done = "";
  private pieces: string[] = [];

  constructor(base: string | undefined) {
    this.base = base;
  }

  finish(): string {
    return this.done + this.pieces.join("");
  }

  // Recursion is bounded: the reader flattens what nests deeper than 400.
  children(node: XmlNode, escaped = true): void {
    for (const each of node.children) {
      if (typeof each === "string") this.pieces.push(escaped || !tag.test(each) ? escapeText(each) : each);
      else this.element(each);
    }
  }

  private element(node: XmlNode): void {
    const name = elementName(node);
    this.settle();
    this.pieces.push("<", name);
    for (const key in node.attributes) {
      if (key === "xml:base" || key === "xml:space") continue;
      const value = this.resolved(node, key, node.attributes[key] ?? "");
      this.pieces.push(" ", key === "xml:lang" ? "lang" : key, '="', escapeAttribute(value), '"');
    }
    this.pieces.push(">");
    if (node.children.length === 0 && voids.has(name)) return;
    this.children(node);
    this.pieces.push("</", name, ">");
  }

  private resolved(node: XmlNode, key: string, value: string): string {
    if (node.base === this.base || this.growth > MOST_GROWTH || !addresses.has(key)) return value;
    const address = resolveUrl(value, node.base) ?? value;
    this.growth += address.length - value.length;
    return address;
  }

  private settle(): void {
    if (this.pieces.length < BATCH) return;
    this.done += this.pieces.join("");
    this.pieces = [];
  }
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
