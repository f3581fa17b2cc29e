import type { ParsedCategory } from "../parsed-feed.ts";
import { childrenNamed, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";

const plain = new Set([
  "category",
  "atom:category",
  "dc:subject",
  "dcterms:subject",
  "media:category",
  "prism:keyword",
]);
const lists = new Set(["itunes:keywords", "media:keywords", "keywords", "tags"]);

/** More of them, or longer lists, say nothing of an item. */
const MOST = 10_000;
const LONGEST_LIST = 100_000;

/** The categories of an item or a head from every vocabulary that has some, in document order. */
export function readCategories(node: XmlNode): ParsedCategory[] {
  const categories: ParsedCategory[] = [];
  collect(node, categories);
  return categories;
}

function collect(node: XmlNode, categories: ParsedCategory[]): void {
  for (const each of node.children) {
    if (categories.length >= MOST) return;
    if (typeof each === "string") continue;
    if (plain.has(each.name)) pushCategory(each, categories);
    else if (lists.has(each.name)) pushList(each, categories);
    else if (each.name === "itunes:category" || each.name === "googleplay:category")
      pushNested(each, categories);
    else if (each.name === "media:group" || each.name === "media:content") collect(each, categories);
  }
}

function pushCategory(node: XmlNode, categories: ParsedCategory[]): void {
  for (const bag of node.children) {
    // Dublin Core in RDF lists several subjects in a container (RDF/XML §2.15).
    if (typeof bag === "string" || !/^rdf:(?:bag|seq|alt)$/.test(bag.name)) continue;
    for (const each of childrenNamed(bag, "rdf:li")) pushCategory(each, categories);
    return;
  }
  const { attributes } = node;
  const text = nodeText(node);
  const term = (attributes["term"] ?? "").trim() || text || (attributes["label"] ?? "").trim();
  const resource = term === "" ? resourceTerm(node) : term;
  if (resource === "") return;
  const category: ParsedCategory = { term: resource };
  const label = attributes["label"]?.trim();
  const scheme = (attributes["scheme"] ?? attributes["domain"])?.trim();
  if (label) category.label = label;
  if (scheme) category.scheme = scheme;
  categories.push(category);
}

/** `dc:subject` in RDF may name its subject by `rdf:value` or a taxonomy topic. */
function resourceTerm(node: XmlNode): string {
  const value = (node.attributes["rdf:resource"] ?? node.attributes["text"] ?? "").trim();
  return value;
}

function pushList(node: XmlNode, categories: ParsedCategory[]): void {
  const text = nodeText(node) || (node.attributes["text"] ?? "");
  const separator = text.includes(",") ? /,/ : text.includes(";") ? /;/ : /\s+/;
  for (const word of text.slice(0, LONGEST_LIST).split(separator, MOST)) {
    const term = word.trim();
    if (term !== "") categories.push({ term, scheme: node.name });
  }
}

/** iTunes nests a sub-category in its category. */
function pushNested(node: XmlNode, categories: ParsedCategory[]): void {
  const term = (node.attributes["text"] ?? nodeText(node)).trim();
  if (term !== "") categories.push({ term, scheme: "http://www.itunes.com/" });
  for (const each of node.children) {
    if (typeof each !== "string" && each.name === node.name) pushNested(each, categories);
  }
}
