import type { ParsedText } from "../parsed-feed.ts";
import { hasElements, nodeText } from "../reader/node-text.ts";
import { serializeMarkup } from "../reader/serialize-markup.ts";
import type { XmlNode } from "../reader/xml-node.ts";

const tag = /<\/?(?:a|b|i|p|br|em|div|img|span|strong|ul|ol|li|h[1-6]|blockquote)(?:\s[^<>]*)?\/?>/i;

/**
 * The text of an element with what it takes to read it: Atom 1.0 §3.1 and §4.1.3, Atom 0.3's `mode`, RSS's unwritten rules.
 * `undefined` for an element without content.
 */
export function textConstruct(node: XmlNode): ParsedText | undefined {
  const read = hasElements(node) ? fromMarkup(node) : fromText(node);
  if (read === undefined || read.value === "") return undefined;
  const { value, type, base = node.base, language = node.lang } = read;
  return { value, type, base, language };
}

function fromMarkup(node: XmlNode): ParsedText {
  const declared = /^(?:xhtml|application\/xhtml\+xml)$/i.test(node.attributes["type"] ?? "");
  // The wrapper goes, but what it says of base and language holds for what is in it.
  const inner = withoutWrapper(node);
  return { value: serializeMarkup(inner, declared), type: "html", base: inner.base, language: inner.lang };
}

/** Atom's `div` of XHTML is not part of the content (RFC 4287 §3.1.1.3). */
function withoutWrapper(node: XmlNode): XmlNode {
  const elements = node.children.filter((each): each is XmlNode => typeof each !== "string");
  const only = elements[0];
  const textBeside = node.children.some((each) => typeof each === "string" && each.trim() !== "");
  if (elements.length !== 1 || only === undefined || textBeside || only.tag.toLowerCase() !== "div")
    return node;
  if (!node.name.startsWith("atom:")) return node;
  return only;
}

function fromText(node: XmlNode): ParsedText | undefined {
  const value = unwrapped(nodeText(node));
  const type = (node.attributes["type"] ?? "").trim().toLowerCase();
  const mode = node.attributes["mode"]?.trim().toLowerCase();
  if (mode === "base64" || isBase64(node, type, mode)) return fromBase64(value, type);
  // RSS knows no `type`; those who copy one from Atom rarely mean it.
  if (!node.name.startsWith("atom:")) return { value, type: "unsure" };
  // XHTML's characters mean themselves; who escapes tags there all the same means them.
  if (/xhtml/.test(type) && mode !== "escaped" && !tag.test(value)) return { value, type: "text" };
  if (/html/.test(type)) return { value, type: "html" };
  return { value, type: /^(?:text(?:\/.*)?|plain|)$/.test(type) ? "text" : "unsure" };
}

/** A section that was escaped along with its content. */
function unwrapped(value: string): string {
  return value.startsWith("<![CDATA[") && value.endsWith("]]>") ? value.slice(9, -3).trim() : value;
}

/** RFC 4287 §4.1.3.3: any media type that is neither text nor XML is base64. */
function isBase64(node: XmlNode, type: string, mode: string | undefined): boolean {
  if (type === "application/octet-stream") return true;
  if (mode !== undefined || !type.includes("/") || node.name !== "atom:content") return false;
  return !/^text\/|html|[+/]xml(?:;|$)/.test(type);
}

const LONG = 100_000;

function fromBase64(value: string, type: string): ParsedText | undefined {
  // Decoding passes over white space; only short texts need to be without.
  const compact = value.length > LONG ? value : value.replace(/\s+/g, "");
  // Asked for what is wrong: a pattern of what is right remembers every place it has passed.
  if (/[^A-Za-z0-9+/_\s-]/.test(compact.replace(/={1,2}$/, "")))
    return { value, type: /html/.test(type) ? "html" : "text" };
  if (/^(?:image|audio|video|application\/(?!xhtml|octet-stream))/.test(type)) return undefined;
  const decoded = Buffer.from(compact, "base64").toString("utf8").trim();
  // A plain word is base64 by its letters, but what it stands for is no text.
  if (decoded.includes("\ufffd")) return compact.length < 32 ? { value, type: "unsure" } : undefined;
  if (/html/.test(type)) return { value: decoded, type: "html" };
  return { value: decoded, type: type === "application/octet-stream" ? "unsure" : "text" };
}
