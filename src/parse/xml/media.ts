import { childrenNamed } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";

/** Every `media:content` of an item, also those in groups and in `media:peerlink`-style wrappers, in document order. */
export function mediaContents(node: XmlNode): XmlNode[] {
  return mediaElements(node, "media:content", ["media:group"]);
}

/** Every `media:thumbnail` of an item, also those of its groups and contents. */
export function mediaThumbnails(node: XmlNode): XmlNode[] {
  return mediaElements(node, "media:thumbnail", ["media:group", "media:content"]);
}

function mediaElements(node: XmlNode, name: string, inside: readonly string[]): XmlNode[] {
  const found = [...childrenNamed(node, name)];
  for (const holder of inside) {
    for (const each of childrenNamed(node, holder)) found.push(...mediaElements(each, name, inside));
  }
  return found;
}

/**
 * The `media:content` pictures of an item with the group they stand in. A group holds one picture in several renditions (Media RSS
 * §group), as do contents whose addresses differ in their query alone: the default stands first, then the larger before the smaller.
 */
export function pictureContents(node: XmlNode): { content: XmlNode; group: XmlNode | undefined }[] {
  const found: { content: XmlNode; group: XmlNode | undefined }[] = [];
  const loose = childrenNamed(node, "media:content").filter(isPictureContent);
  for (const renditions of byAddress(loose)) {
    for (const content of bestFirst(renditions)) found.push({ content, group: undefined });
  }
  for (const group of childrenNamed(node, "media:group")) {
    const renditions = mediaContents(group).filter(isPictureContent);
    for (const content of bestFirst(renditions)) found.push({ content, group });
  }
  return found;
}

function byAddress(contents: readonly XmlNode[]): Iterable<XmlNode[]> {
  const renditions = new Map<string, XmlNode[]>();
  for (const content of contents) {
    const address = content.attributes["url"]?.split("?", 1)[0] ?? "";
    const same = renditions.get(address);
    if (same === undefined) renditions.set(address, [content]);
    else same.push(content);
  }
  return renditions.values();
}

function bestFirst(renditions: XmlNode[]): XmlNode[] {
  return renditions.length < 2 ? renditions : renditions.sort((one, other) => rank(other) - rank(one));
}

/** Pixels, or more than any picture has for the one that is the default. */
function rank({ attributes }: XmlNode): number {
  if (/^\s*true\s*$/i.test(attributes["isdefault"] ?? "")) return Number.MAX_VALUE;
  const side = (name: string) => Math.max(Number.parseInt(attributes[name] ?? "", 10) || 0, 0);
  return side("width") * Math.max(side("height"), 1);
}

/** True where Media RSS describes a picture, by medium, media type or the ending of the address. */
export function isPictureContent(node: XmlNode): boolean {
  const medium = node.attributes["medium"]?.trim().toLowerCase();
  if (medium !== undefined && medium !== "") return medium === "image";
  const type = node.attributes["type"]?.trim().toLowerCase() ?? "";
  if (type !== "") return type.startsWith("image");
  return isPictureUrl(node.attributes["url"] ?? "");
}

/** True where an address ends as pictures' addresses do. */
export function isPictureUrl(url: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:[?#:]|$)/i.test(url);
}
