import { checkLanguage, checkPlainAttribute, checkUnique, checkUrl } from "./check-values.ts";
import { doubtful, type Finding, wrong } from "./finding.ts";
import type { XmlNode } from "./xml-node.ts";
import { attribute, checkAttributes } from "./xml-query.ts";

/** Relations registered with IANA that a feed of ours uses. */
const RELATIONS = new Set([
  ...[
    "alternate",
    "archives",
    "current",
    "enclosure",
    "first",
    "hub",
    "last",
    "license",
    "next",
    "next-archive",
  ],
  ...["prev-archive", "previous", "related", "replies", "self", "via"],
]);

const FEED_TYPES = new Set(["application/atom+xml", "application/rss+xml"]);
/** Relations of RFC 5005, which stand in feeds alone. */
const ARCHIVE = new Set(["current", "first", "last", "next", "next-archive", "prev-archive", "previous"]);

/** `atom:link` (RFC 4287 §4.2.7) and the rule that alternates differ in type or language (§4.1.1). */
export function checkAtomLinks(links: readonly XmlNode[], where: string): Finding[] {
  const alternates = links.filter((link) => relation(link) === "alternate");
  const kinds = alternates.map(
    (link) => `${attribute(link, "type") ?? "?"} in ${attribute(link, "hreflang") ?? "?"}`,
  );
  return [
    ...links.flatMap((link) => checkLink(link, `${where} link`)),
    ...checkUnique(where, kinds, "alternate link"),
  ];
}

function relation(link: XmlNode): string {
  return attribute(link, "rel") ?? "alternate";
}

function checkLink(link: XmlNode, where: string): Finding[] {
  const rel = relation(link);
  const hreflang = attribute(link, "hreflang");
  const type = attribute(link, "type");
  const length = attribute(link, "length");
  return [
    ...checkAttributes(where, link, "rel href type hreflang title length"),
    ...checkPlainAttribute(`${where} title`, link, "title"),
    ...(link.text.trim() === "" && link.children.length === 0 ? [] : [doubtful(where, "not empty")]),
    ...(rel === "self" && type !== undefined && !FEED_TYPES.has(type)
      ? [doubtful(where, `self is ${type}`)]
      : []),
    ...(ARCHIVE.has(rel) && !/^(?:feed|channel) /.test(where) ? [doubtful(where, `${rel} in an entry`)] : []),
    ...checkUrl(where, attribute(link, "href")),
    ...(RELATIONS.has(rel) ? [] : [doubtful(where, `unregistered relation ${rel}`)]),
    ...(hreflang === undefined ? [] : checkLanguage(`${where} hreflang`, hreflang)),
    ...(type === undefined || /^[\w.+-]+\/[\w.+!#$&^-]+$/.test(type)
      ? []
      : [wrong(where, `type is ${type}`)]),
    ...(length === undefined || /^\d+$/.test(length) ? [] : [wrong(where, `length is ${length}`)]),
    ...(rel === "enclosure" && (type === undefined || length === undefined)
      ? [doubtful(where, "enclosure without type or length")]
      : []),
  ];
}
