import { resolveUrl } from "../../normalize/url/resolve-url.ts";
import type { CanonicalName, NamespaceScope } from "./namespace-scope.ts";
import type { XmlNode } from "./xml-node.ts";

/** Attributes as written, in their order: name, value, name, value … */
export type RawAttributes = readonly string[];

/** The scope of names inside an element with these attributes. */
export function declaredScope(outer: NamespaceScope, attributes: RawAttributes): NamespaceScope {
  let declarations: [string, string][] | undefined;
  for (let at = 0; at < attributes.length; at += 2) {
    const raw = attributes[at] ?? "";
    if (!isDeclaration(raw)) continue;
    declarations ??= [];
    declarations.push([raw.slice(6).toLowerCase(), attributes[at + 1] ?? ""]);
  }
  return declarations === undefined ? outer : outer.declare(declarations);
}

/** A bag of attributes: it has no names of its own, and unlike an object made without a prototype it is quick. */
class Attributes {
  [name: string]: string;
}
Reflect.deleteProperty(Attributes.prototype, "constructor");
Object.setPrototypeOf(Attributes.prototype, null);

/** Every relative address of a document grows by its base. */
const LONGEST_BASE = 2048;

const none = new Attributes();

/** Whoever adds the first child gives the element a list of its own. */
const noChildren: XmlNode["children"] = [];

/** What an element has from where it stands. */
interface Surroundings {
  parent: XmlNode | undefined;
  /** Outside any `xml:base`. */
  base: string | undefined;
  /** How many characters the bases of a document may still come to: each is kept for as long as the tree. */
  bases: { left: number };
}

/** An element without children, its attributes under canonical names, `xml:base` and `xml:lang` as they hold in it. */
export function makeNode(
  { name, tag }: CanonicalName,
  raw: RawAttributes,
  scope: NamespaceScope,
  { parent, base, bases }: Surroundings,
  { start, end }: { start: number; end: number },
): XmlNode {
  const attributes = canonicalAttributes(raw, scope);
  const outerBase = parent === undefined ? base : parent.base;
  // CDF and some RSS name the two without XML's prefix.
  const ownBase = attributes["xml:base"] ?? attributes["base"];
  const ownLang = attributes["xml:lang"] ?? attributes["lang"];
  return {
    name,
    tag,
    attributes,
    children: noChildren,
    base: ownBase === undefined ? outerBase : innerBase(ownBase, outerBase, bases),
    lang: ownLang === undefined ? parent?.lang : ownLang.trim() || undefined,
    start,
    end,
    index: undefined,
  };
}

function innerBase(own: string, outer: string | undefined, bases: { left: number }): string | undefined {
  const base = bases.left > 0 ? resolveUrl(own, outer) : undefined;
  if (base === undefined || base.length > LONGEST_BASE) return outer;
  bases.left -= base.length;
  return base;
}

/** Adds a child to an element that {@link makeNode} made. */
export function addChild(node: XmlNode, child: XmlNode | string): void {
  // Most elements have one child, and an empty list that grows takes room for seventeen.
  if (node.children.length === 0) node.children = [child];
  else node.children.push(child);
}

function canonicalAttributes(raw: RawAttributes, scope: NamespaceScope): Record<string, string> {
  if (raw.length === 0) return none;
  const attributes = new Attributes();
  for (let at = 0; at < raw.length; at += 2) {
    const written = raw[at] ?? "";
    if (isDeclaration(written)) continue;
    const key = scope.attribute(written);
    // Of an attribute given twice the first holds.
    if (attributes[key] === undefined) attributes[key] = raw[at + 1] ?? "";
  }
  return attributes;
}

function isDeclaration(name: string): boolean {
  return name.startsWith("xmlns") && (name.length === 5 || name.charAt(5) === ":");
}
