import { isUri } from "../clean-url.ts";
import {
  checkHtml,
  checkLanguage,
  checkPlain,
  checkRfc822,
  checkRfc3339,
  checkUnique,
  checkUrl,
} from "./check-values.ts";
import { type CheckContext, doubtful, type Finding, wrong } from "./finding.ts";
import type { XmlNode } from "./xml-node.ts";
import {
  ATOM,
  all,
  attribute,
  CONTENT,
  checkCounts,
  checkNamespaces,
  DC,
  first,
  MEDIA,
  one,
} from "./xml-query.ts";

const CHANNEL_ONCE = [
  "title",
  "link",
  "description",
  "language",
  "lastBuildDate",
  "generator",
  "docs",
  "managingEditor",
];
const ITEM_ONCE = [
  "title",
  "link",
  "description",
  "author",
  "comments",
  "enclosure",
  "guid",
  "pubDate",
  "source",
];
const CHANNEL_MORE = [
  "item",
  "category",
  "cloud",
  "copyright",
  "image",
  "pubDate",
  "rating",
  "skipDays",
  "skipHours",
  "textInput",
  "ttl",
  "webMaster",
];
const EMAIL_FIRST = /^[^\s@]+@[^\s@]+\.[^\s@]+(?: \([^()]*\))?$/;

/** The rules of RSS 2.0 and of the W3C validator that merged feeds break. */
export function checkRss(root: XmlNode, { url }: CheckContext): Finding[] {
  const channel = root.name === "rss" ? one(root, "", "channel") : undefined;
  if (channel === undefined || attribute(root, "version") !== "2.0")
    return [wrong("rss", "not an RSS 2.0 document")];
  const items = all(channel, "", "item");
  return [
    ...checkNamespaces(
      root,
      new Set(["", ATOM, CONTENT, DC, MEDIA, "http://backend.userland.com/creativeCommonsRssModule"]),
    ),
    ...checkCounts("channel", channel, "", {
      required: ["title", "link", "description"],
      once: CHANNEL_ONCE,
      more: CHANNEL_MORE,
    }),
    ...checkChannel(channel, url),
    ...items.flatMap((item, index) => checkItem(item, `item ${index + 1}`)),
    ...checkUnique(
      "channel",
      items.map((item) => first(item, "", "guid") ?? first(item, "", "link") ?? ""),
      "guid",
    ),
  ];
}

function checkChannel(channel: XmlNode, url: string | undefined): Finding[] {
  const names = channel.children.map(({ name }) => name);
  const firstItem = names.indexOf("item");
  const late = firstItem !== -1 && names.slice(firstItem).some((name) => name !== "item");
  const selves = all(channel, ATOM, "link").filter((link) => attribute(link, "rel") === "self");
  const self = selves.map((link) => attribute(link, "href") ?? "")[0];
  const editor = first(channel, "", "managingEditor");
  return [
    ...(late ? [doubtful("channel", "metadata after items")] : []),
    ...(self === undefined ? [doubtful("channel", "no atom:link rel=self")] : checkUrl("atom:link", self)),
    ...(url !== undefined && self !== url ? [doubtful("atom:link", `self link is ${self}, not ${url}`)] : []),
    ...checkUrl("channel link", first(channel, "", "link")),
    ...checkPlain("channel title", first(channel, "", "title") ?? ""),
    ...given(channel, "language").flatMap((text) => checkLanguage("language", text)),
    ...given(channel, "lastBuildDate").flatMap((text) => checkRfc822("lastBuildDate", text)),
    ...(editor !== undefined && !EMAIL_FIRST.test(editor)
      ? [wrong("managingEditor", `not an address: ${editor}`)]
      : []),
  ];
}

function given(node: XmlNode, local: string): string[] {
  return all(node, "", local).map(({ text }) => text);
}

function checkItem(item: XmlNode, where: string): Finding[] {
  const creators = all(item, DC, "creator");
  const authors = given(item, "author");
  const hasText = ["title", "description"].some((name) => (first(item, "", name) ?? "").trim() !== "");
  return [
    ...checkCounts(where, item, "", { required: [], once: ITEM_ONCE, more: ["category"] }),
    ...(hasText ? [] : [wrong(where, "neither title nor description")]),
    ...given(item, "title").flatMap((text) => checkPlain(`${where} title`, text)),
    ...given(item, "link").flatMap((text) => checkUrl(`${where} link`, text)),
    ...given(item, "comments").flatMap((text) => checkUrl(`${where} comments`, text)),
    ...given(item, "pubDate").flatMap((text) => checkRfc822(`${where} pubDate`, text)),
    ...all(item, ATOM, "updated").flatMap(({ text }) => checkRfc3339(`${where} atom:updated`, text)),
    ...authors.flatMap((text) =>
      EMAIL_FIRST.test(text) ? [] : [wrong(`${where} author`, `invalid e-mail address: ${text}`)],
    ),
    ...(authors.length > 0 && creators.length > 0 ? [doubtful(where, "author beside dc:creator")] : []),
    ...(given(item, "pubDate").length > 0 && all(item, DC, "date").length > 0
      ? [doubtful(where, "pubDate beside dc:date")]
      : []),
    ...all(item, DC, "language").flatMap(({ text }) => checkLanguage(`${where} dc:language`, text)),
    ...checkGuid(item, where),
    ...all(item, "", "enclosure").flatMap((enclosure) => checkEnclosure(enclosure, where)),
    ...all(item, "", "source").flatMap((source) => checkUrl(`${where} source`, attribute(source, "url"))),
    ...all(item, MEDIA, "content").flatMap((media) =>
      checkUrl(`${where} media:content`, attribute(media, "url")),
    ),
    ...all(item, ATOM, "link").flatMap((link) => checkUrl(`${where} atom:link`, attribute(link, "href"))),
    ...given(item, "description").flatMap((text) => checkHtml(`${where} description`, text)),
    ...all(item, CONTENT, "encoded").flatMap(({ text }) => checkHtml(`${where} content:encoded`, text)),
  ];
}

function checkGuid(item: XmlNode, where: string): Finding[] {
  const guid = one(item, "", "guid");
  if (guid === undefined) return [doubtful(where, "no guid")];
  const permanent = attribute(guid, "isPermaLink") ?? "true";
  if (permanent !== "true" && permanent !== "false")
    return [wrong(`${where} guid`, `isPermaLink is ${permanent}`)];
  const isLink = /^https?:/i.test(guid.text) && isUri(guid.text);
  return permanent === "true" && !isLink
    ? [wrong(`${where} guid`, `must be a full URL or isPermaLink="false": ${guid.text}`)]
    : [];
}

function checkEnclosure(enclosure: XmlNode, where: string): Finding[] {
  const length = attribute(enclosure, "length") ?? "";
  const type = attribute(enclosure, "type") ?? "";
  return [
    ...checkUrl(`${where} enclosure`, attribute(enclosure, "url")),
    ...(/^\d+$/.test(length) ? [] : [wrong(`${where} enclosure`, `length is ${length || "missing"}`)]),
    ...(/^[\w.+-]+\/[\w.+-]+$/.test(type)
      ? []
      : [wrong(`${where} enclosure`, `type is ${type || "missing"}`)]),
  ];
}
