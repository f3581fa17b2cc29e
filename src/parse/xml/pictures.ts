import type { Enclosure, Picture } from "../../model/entry.ts";

import { child, childrenNamed, childText, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";
import { isPictureUrl, mediaThumbnails, pictureContents } from "./media.ts";

type Found = Map<string, Picture>;

const creditNames = ["media:credit", "media:copyright"];

/**
 * The pictures an item comes with, best first: Media RSS pictures (largest of a group), thumbnails, picture enclosures,
 * iTunes and plain `image` elements; one per address, with size, caption and credit where they are given.
 */
export function readPictures(node: XmlNode, enclosures: readonly Enclosure[]): Picture[] {
  const found: Found = new Map();
  for (const { content, group } of pictureContents(node)) {
    push(found, fromContent(content, { item: node, group }, found.size === 0));
  }
  for (const thumbnail of mediaThumbnails(node)) push(found, fromThumbnail(thumbnail));
  for (const { url, type } of enclosures) {
    const picture = type === undefined || type === "" ? isPictureUrl(url) : type.startsWith("image/");
    if (picture && /^https?:/i.test(url)) push(found, { url });
  }
  for (const each of childrenNamed(node, "itunes:link")) {
    if (each.attributes["rel"]?.trim().toLowerCase() === "image") push(found, fromImage(each));
  }
  for (const name of imageNames) {
    for (const each of childrenNamed(node, name)) push(found, fromImage(each));
  }
  return [...found.values()];
}

const imageNames = [
  "itunes:image",
  "googleplay:image",
  "podcast:image",
  "image",
  "thumbnail",
  "atom:logo",
  "atom:icon",
];

function push(found: Found, picture: Picture | undefined): void {
  if (picture !== undefined) found.set(picture.url, { ...picture, ...found.get(picture.url) });
}

interface Holders {
  item: XmlNode;
  group: XmlNode | undefined;
}

function fromContent(node: XmlNode, { item, group }: Holders, lead: boolean): Picture | undefined {
  const picture = fromThumbnail(node);
  if (picture === undefined) return undefined;
  const own = childText(node, "media:description", "media:text");
  const shared = group && childText(group, "media:description", "media:text");
  // Beside an item's own description, Media RSS's describes the picture that leads it.
  const beside =
    lead && child(item, "description") !== undefined ? childText(item, "media:description") : undefined;
  const alt = childText(node, "media:title") ?? (group && childText(group, "media:title"));
  const caption = own ?? shared ?? beside ?? alt;
  const credit =
    childText(node, ...creditNames) ??
    (group && childText(group, ...creditNames)) ??
    childText(item, "media:credit");
  if (caption !== undefined) picture.caption = caption;
  if (alt !== undefined) picture.alt = alt;
  if (credit !== undefined) picture.credit = credit;
  return picture;
}

function fromThumbnail(node: XmlNode): Picture | undefined {
  const reference = node.attributes["url"] ?? node.attributes["href"] ?? nodeText(node);
  if (reference.trim() === "") return undefined;
  const url = absoluteUrl(reference, node.base);
  if (url === undefined) return undefined;
  const picture: Picture = { url };
  const width = Number.parseInt(node.attributes["width"] ?? "", 10);
  const height = Number.parseInt(node.attributes["height"] ?? "", 10);
  if (width > 0) picture.width = width;
  if (height > 0) picture.height = height;
  return picture;
}

/** `image` is written as an attribute, as a `url` element and as bare text. */
function fromImage(node: XmlNode): Picture | undefined {
  const inner = child(node, "url") ?? child(node, "itunes:url");
  const { attributes } = node;
  const reference =
    attributes["href"] ??
    attributes["url"] ??
    attributes["src"] ??
    attributes["rdf:resource"] ??
    nodeText(inner ?? node);
  if (reference.trim() === "") return undefined;
  const url = absoluteUrl(reference, node.base);
  return url === undefined ? undefined : { url };
}
