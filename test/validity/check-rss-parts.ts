import { checkUrl } from "./check-values.ts";
import { doubtful, type Finding, wrong } from "./finding.ts";
import type { XmlNode } from "./xml-node.ts";
import { attribute, checkAttributes, one } from "./xml-query.ts";

/** What a file's host must look like in an enclosure. */
const PUBLIC_HOST = /^https?:\/\/(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9][A-Za-z0-9-]*(?::\d+)?(?:\/|$)/;

/** A reader that knows no `content:encoded` wants a description, and before it. */
export function checkContent(item: XmlNode, where: string): Finding[] {
  const names = item.children.map(({ name }) => name);
  const content = names.indexOf("content:encoded");
  const description = names.indexOf("description");
  if (content === -1) return [];
  return [
    ...(names.lastIndexOf("content:encoded") > content
      ? [wrong(where, "content:encoded more than once")]
      : []),
    ...(description === -1 || description > content
      ? [doubtful(where, "no description before content:encoded")]
      : []),
  ];
}

/** An id that is unique beyond its source, and a permalink only where it is an address. */
export function checkGuid(item: XmlNode, where: string): Finding[] {
  const guid = one(item, "", "guid");
  if (guid === undefined) return [doubtful(where, "no guid")];
  const permanent = attribute(guid, "isPermaLink") ?? "true";
  if (permanent !== "true" && permanent !== "false")
    return [wrong(`${where} guid`, `isPermaLink is ${permanent}`)];
  if (permanent === "false" && /^\d{1,8}$/.test(guid.text))
    return [doubtful(`${where} guid`, `not sufficiently unique: ${guid.text}`)];
  return permanent === "true" && checkUrl("", guid.text).length > 0
    ? [wrong(`${where} guid`, `must be a full URL or isPermaLink="false": ${guid.text}`)]
    : [];
}

/** Address, length and type of a file, on a host that the internet knows. */
export function checkEnclosure(enclosure: XmlNode, where: string): Finding[] {
  const length = attribute(enclosure, "length") ?? "";
  const type = attribute(enclosure, "type") ?? "";
  const url = attribute(enclosure, "url");
  return [
    ...checkAttributes(`${where} enclosure`, enclosure, "url length type"),
    ...checkUrl(`${where} enclosure`, url),
    ...(PUBLIC_HOST.test(url ?? "") ? [] : [wrong(`${where} enclosure`, `host is not public: ${url}`)]),
    ...(/^\d+$/.test(length) ? [] : [wrong(`${where} enclosure`, `length is ${length || "missing"}`)]),
    ...(/^[\w.+-]+\/[\w.+-]+$/.test(type)
      ? []
      : [wrong(`${where} enclosure`, `type is ${type || "missing"}`)]),
  ];
}
