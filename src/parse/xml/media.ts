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
