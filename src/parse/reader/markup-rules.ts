import type { XmlNode } from "./xml-node.ts";

/** Elements whose content is text or markup for a reader's eyes: HTML found inside them is HTML, not feed structure. */
const constructs = new Set([
  "title",
  "description",
  "summary",
  "content",
  "tagline",
  "content:encoded",
  "itunes:summary",
  "itunes:subtitle",
  "media:description",
  "media:title",
  "media:text",
  "dc:description",
  "dc:title",
  "copyright",
  "info",
  "atom:title",
  "atom:subtitle",
  "atom:tagline",
  "atom:summary",
  "atom:content",
  "atom:rights",
  "atom:copyright",
  "atom:info",
  "xhtml:body",
  "xhtml:div",
]);

const voids = new Set(
  "area base basefont br col embed frame hr img input keygen link meta param source track wbr".split(" "),
);
/** The void elements that no feed format uses for something of its own. */
const plainVoids = new Set(["br", "hr", "img", "input", "wbr", "col", "embed", "param", "area"]);

/** Elements that hold plain text only, so a sibling's name opening inside one means it was never closed. */
const leaves = new Set([
  "title",
  "link",
  "guid",
  "pubdate",
  "author",
  "category",
  "comments",
  "language",
  "generator",
  "docs",
  "ttl",
  "copyright",
  "lastbuilddate",
  "managingeditor",
  "webmaster",
  "dc:date",
  "dc:creator",
  "dc:subject",
  "dc:language",
  "atom:title",
  "atom:id",
  "atom:updated",
  "atom:published",
  "atom:modified",
  "atom:issued",
  "atom:created",
]);
const siblings = new Set([
  "title",
  "link",
  "description",
  "guid",
  "pubdate",
  "author",
  "category",
  "comments",
  "enclosure",
  "source",
  "item",
  "image",
  "language",
  "dc:date",
  "dc:creator",
  "dc:subject",
  "content:encoded",
]);
const atomSiblings = new Set(
  [
    "title",
    "link",
    "id",
    "updated",
    "published",
    "issued",
    "modified",
    "created",
    "author",
    "contributor",
    "category",
  ]
    .concat([
      "content",
      "summary",
      "rights",
      "source",
      "entry",
      "subtitle",
      "tagline",
      "generator",
      "icon",
      "logo",
    ])
    .map((name) => `atom:${name}`),
);
/** Names that are never HTML, so that even a text for readers must have ended before them. */
const structure = new Set([
  "item",
  "pubdate",
  "guid",
  "channel",
  "content:encoded",
  "wfw:commentrss",
  "slash:comments",
]);

/** True where a part of the content is wrong and not only short: half an address is another address. */
export function isWholeOrNothing(name: string): boolean {
  return leaves.has(name) && name !== "title" && name !== "atom:title" && name !== "copyright";
}

/** True where HTML may stand inside the element. */
export function isConstruct(name: string): boolean {
  return constructs.has(name);
}

/** True where the element cannot have content, so that its missing end tag is no fault. */
export function isVoid(name: string, insideMarkup: boolean): boolean {
  if (!insideMarkup) return false;
  return name.startsWith("xhtml:") ? voids.has(name.slice(6)) : plainVoids.has(bare(name));
}

/** How many elements, counted from the innermost, must have ended before this one could begin. */
export function impliedEnds(name: string, stack: readonly XmlNode[], markupFrom: number): number {
  const parent = stack[stack.length - 1];
  if (parent === undefined) return 0;
  if (markupFrom === -1 && leaves.has(parent.name) && isSibling(name, parent.name)) return 1;
  if (markupFrom !== -1) {
    const construct = stack[markupFrom];
    if (construct === undefined) return 0;
    const unclosedTitle =
      markupFrom === stack.length - 1 && leaves.has(construct.name) && isSibling(name, construct.name);
    if (unclosedTitle) return 1;
    if (!structure.has(name) || construct.name.startsWith("atom:") || construct.name.startsWith("xhtml:"))
      return 0;
    if (name !== "item") return stack.length - markupFrom;
  }
  if (name === "item" || name === "atom:entry") return endsBeforeItem(name, stack);
  return 0;
}

function isSibling(name: string, parent: string): boolean {
  if (parent.startsWith("atom:")) return atomSiblings.has(name);
  return siblings.has(name);
}

/** An item inside an item is the next one: items do not nest. */
function endsBeforeItem(name: string, stack: readonly XmlNode[]): number {
  for (let at = stack.length - 1; at > 0; at -= 1) {
    const open = stack[at]?.name;
    if (open === "atom:content") return 0;
    if (open === name) return stack.length - at;
  }
  return 0;
}

function bare(name: string): string {
  return name.startsWith("atom:") ? name.slice(5) : name;
}
