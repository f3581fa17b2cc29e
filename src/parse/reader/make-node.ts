import { resolveUrl } from "../../normalize/url/resolve-url.ts";
import type { CanonicalName, NamespaceScope } from "./namespace-scope.ts";
import type { XmlNode } from "./xml-node.ts";

/** Attributes as written, in their order. */
export type RawAttributes = readonly (readonly [string, string])[];

/** The scope of names inside an element with these attributes. */
export function declaredScope(outer: NamespaceScope, attributes: RawAttributes): NamespaceScope {
  let declarations: [string, string][] | undefined;
  for (const [raw, value] of attributes) {
    if (!isDeclaration(raw)) continue;
    declarations ??= [];
    declarations.push([raw.slice(6).toLowerCase(), value]);
  }
  return declarations === undefined ? outer : outer.declare(declarations);
}

/** An element without children, its attributes under canonical names, `xml:base` and `xml:lang` as they hold in it. */
export function makeNode(
  { name, tag }: CanonicalName,
  raw: RawAttributes,
  scope: NamespaceScope,
  { parent, base }: { parent: XmlNode | undefined; base: string | undefined },
  { start, end }: { start: number; end: number },
): XmlNode {
  const attributes: Record<string, string> = Object.create(null);
  for (const [written, value] of raw) {
    if (isDeclaration(written)) continue;
    const key = scope.attribute(written);
    // Of an attribute given twice the first holds.
    if (attributes[key] === undefined) attributes[key] = value;
  }
  const outerBase = parent === undefined ? base : parent.base;
  // CDF and some RSS name the two without XML's prefix.
  const ownBase = attributes["xml:base"] ?? attributes["base"];
  const ownLang = attributes["xml:lang"] ?? attributes["lang"];
  return {
    name,
    tag,
    attributes,
    children: [],
    base: ownBase === undefined ? outerBase : (resolveUrl(ownBase, outerBase) ?? outerBase),
    lang: ownLang === undefined ? parent?.lang : ownLang.trim() || undefined,
    start,
    end,
  };
}

function isDeclaration(name: string): boolean {
  return name.startsWith("xmlns") && (name.length === 5 || name.charAt(5) === ":");
}
