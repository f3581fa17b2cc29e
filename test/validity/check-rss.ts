import { checkAtomLinks } from "./check-atom-links.ts";
import { checkEncodedOnce } from "./check-characters.ts";
import { checkHtml } from "./check-html.ts";
import { checkMedia } from "./check-media.ts";
import { checkContent, checkEnclosure, checkGuid } from "./check-rss-parts.ts";
import {
  checkEmailWithName,
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
  checkAttributes,
  checkCounts,
  checkNamespaces,
  DC,
  first,
  HISTORY,
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
const LICENCES = "http://backend.userland.com/creativeCommonsRssModule";

/** The rules of RSS 2.0 and of the W3C validator that merged feeds break. */
export function checkRss(root: XmlNode, { url, now }: CheckContext): Finding[] {
  const channel = root.name === "rss" ? one(root, "", "channel") : undefined;
  if (channel === undefined || attribute(root, "version") !== "2.0")
    return [wrong("rss", "not an RSS 2.0 document")];
  const items = all(channel, "", "item");
  return [
    ...checkNamespaces(root, new Set(["", ATOM, CONTENT, DC, MEDIA, LICENCES, HISTORY])),
    ...checkCounts("channel", channel, "", {
      required: ["title", "link", "description"],
      once: CHANNEL_ONCE,
      more: CHANNEL_MORE,
    }),
    ...checkChannel(channel, url, now),
    ...items.flatMap((item, index) => checkItem(item, `item ${index + 1}`, now)),
    ...checkUnique(
      "channel",
      items.map((item) => first(item, "", "guid") ?? first(item, "", "link") ?? ""),
      "guid",
    ),
  ];
}

function checkChannel(channel: XmlNode, url: string | undefined, now?: number): Finding[] {
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
    ...checkAtomLinks(all(channel, ATOM, "link"), "channel"),
    ...["title", "description"].flatMap((name) => plainTexts(channel, name, `channel ${name}`)),
    ...given(channel, "language").flatMap((text) => checkLanguage("language", text)),
    ...given(channel, "lastBuildDate").flatMap((text) => checkRfc822("lastBuildDate", text, now)),
    ...(editor === undefined ? [] : checkEmailWithName("managingEditor", editor)),
  ];
}

/** Plain texts: not blank, no HTML, encoded once. */
function plainTexts(node: XmlNode, local: string, where: string, namespace = ""): Finding[] {
  return all(node, namespace, local).flatMap((text) => [
    ...(text.text.trim() === "" ? [doubtful(where, "blank")] : []),
    ...checkEncodedOnce(where, text.text),
    ...checkPlain(where, text),
  ]);
}

function given(node: XmlNode, local: string): string[] {
  return all(node, "", local).map(({ text }) => text);
}

function checkItem(item: XmlNode, where: string, now?: number): Finding[] {
  const creators = all(item, DC, "creator");
  const authors = given(item, "author");
  const hasText = ["title", "description"].some((name) => (first(item, "", name) ?? "").trim() !== "");
  return [
    ...checkCounts(where, item, "", { required: [], once: ITEM_ONCE, more: ["category"] }),
    ...(hasText ? [] : [wrong(where, "neither title nor description")]),
    ...["title", "category", "source"].flatMap((name) => plainTexts(item, name, `${where} ${name}`)),
    ...["creator", "contributor", "rights"].flatMap((name) =>
      plainTexts(item, name, `${where} dc:${name}`, DC),
    ),
    ...all(item, "", "category").flatMap((category) =>
      checkAttributes(`${where} category`, category, "domain"),
    ),
    ...checkAtomLinks(all(item, ATOM, "link"), where),
    ...all(item, LICENCES, "license").flatMap(({ text }) => checkUrl(`${where} license`, text)),
    ...given(item, "link").flatMap((text) => checkUrl(`${where} link`, text)),
    ...given(item, "comments").flatMap((text) => checkUrl(`${where} comments`, text)),
    ...given(item, "pubDate").flatMap((text) => checkRfc822(`${where} pubDate`, text, now)),
    ...all(item, ATOM, "updated").flatMap(({ text }) => checkRfc3339(`${where} atom:updated`, text, now)),
    ...authors.flatMap((text) => checkEmailWithName(`${where} author`, text)),
    ...(authors.length > 0 && creators.length > 0 ? [doubtful(where, "author beside dc:creator")] : []),
    ...(given(item, "pubDate").length > 0 && all(item, DC, "date").length > 0
      ? [doubtful(where, "pubDate beside dc:date")]
      : []),
    ...all(item, DC, "language").flatMap(({ text }) => checkLanguage(`${where} dc:language`, text)),
    ...checkGuid(item, where),
    ...all(item, "", "enclosure").flatMap((enclosure) => checkEnclosure(enclosure, where)),
    ...all(item, "", "source").flatMap((source) => checkUrl(`${where} source`, attribute(source, "url"))),
    ...checkMedia(item, where),
    ...checkContent(item, where),
    ...htmlTexts(item).flatMap((html) => [
      ...checkEncodedOnce(`${where} HTML`, html),
      ...checkHtml(`${where} HTML`, html),
    ]),
  ];
}

function htmlTexts(item: XmlNode): string[] {
  return [...all(item, "", "description"), ...all(item, CONTENT, "encoded")].map(({ text }) => text);
}
