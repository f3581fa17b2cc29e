import type { XmlNode } from "../reader/xml-node.ts";

/** Every `media:content` of an item, also those in groups and in `media:peerlink`-style wrappers, in document order. */
export function mediaContents(node: XmlNode): XmlNode[] {
  const contents: XmlNode[] = [];
  for (const each of node.children) {
    if (typeof each === "string") continue;
    if (each.name === "media:content") contents.push(each);
    else if (each.name === "media:group") contents.push(...mediaContents(each));
  }
  return contents;
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
