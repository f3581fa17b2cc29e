import { type Finding, wrong } from "./finding.ts";
import type { XmlNode } from "./xml-node.ts";

export const ATOM = "http://www.w3.org/2005/Atom";
export const CONTENT = "http://purl.org/rss/1.0/modules/content/";
export const TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";
/** What an archive says of itself (RFC 5005). */
export const HISTORY = "http://purl.org/syndication/history/1.0";
export const DC = "http://purl.org/dc/elements/1.1/";
export const MEDIA = "http://search.yahoo.com/mrss/";

/** Children of a name in a namespace. */
export function all(node: XmlNode, namespace: string, local: string): XmlNode[] {
  return node.children.filter((child) => child.namespace === namespace && child.local === local);
}

/** The first child of a name. */
export function one(node: XmlNode, namespace: string, local: string): XmlNode | undefined {
  return all(node, namespace, local)[0];
}

/** Text of the first child of a name. */
export function first(node: XmlNode, namespace: string, local: string): string | undefined {
  return one(node, namespace, local)?.text;
}

/** An attribute without a prefix. */
export function attribute(node: XmlNode, name: string): string | undefined {
  return node.attributes.get(name);
}

/** Attributes of a name that an element may not have. `names` are separated by spaces; `xml:lang` and declarations may stand anywhere. */
export function checkAttributes(where: string, node: XmlNode, names: string): Finding[] {
  const known = new Set(names.split(" "));
  return [...node.attributes.keys()]
    .filter((name) => !known.has(name) && name !== "xml:lang" && !/^xmlns(?::|$)/.test(name))
    .map((name) => wrong(where, `undefined attribute ${name}`));
}

/** How often the children of a namespace may stand: `required` and `once` at most once, `more` any number, others not at all. */
export interface Counts {
  required: readonly string[];
  once: readonly string[];
  more: readonly string[];
}

/** Children that are missing, too many, or not of the format. */
export function checkCounts(where: string, node: XmlNode, namespace: string, counts: Counts): Finding[] {
  const number = (local: string) => all(node, namespace, local).length;
  const known = new Set([...counts.required, ...counts.once, ...counts.more]);
  const strange = node.children.filter((child) => child.namespace === namespace && !known.has(child.local));
  return [
    ...counts.required.filter((local) => number(local) === 0).map((local) => wrong(where, `no ${local}`)),
    ...[...new Set([...counts.required, ...counts.once])]
      .filter((local) => number(local) > 1)
      .map((local) => wrong(where, `${local} more than once`)),
    ...strange.map(({ name }) => wrong(where, `undefined element ${name}`)),
  ];
}

/** Every namespace used anywhere must be one that readers and validators know. */
export function checkNamespaces(root: XmlNode, known: ReadonlySet<string>): Finding[] {
  const strange = new Set<string>();
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!known.has(node.namespace)) strange.add(node.namespace);
    open.push(...node.children);
  }
  return [...strange].map((namespace) => wrong("document", `unknown namespace ${namespace || "(none)"}`));
}
