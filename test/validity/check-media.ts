import { checkPlain, checkUrl } from "./check-values.ts";
import { type Finding, wrong } from "./finding.ts";
import type { XmlNode } from "./xml-node.ts";
import { all, attribute, checkAttributes, MEDIA } from "./xml-query.ts";

const MEDIUMS = new Set(["image", "audio", "video", "document", "executable"]);
const TYPE = /^[\w.+!#$&^-]+\/[\w.+!#$&^-]+$/;

/** Media RSS as it stands in an item or an entry: attributes that exist, whole numbers above 0, addresses, plain texts once. */
export function checkMedia(node: XmlNode, where: string): Finding[] {
  return [
    ...all(node, MEDIA, "content").flatMap((media) => checkContent(media, `${where} media:content`)),
    ...all(node, MEDIA, "thumbnail").flatMap((thumbnail) => [
      ...checkAttributes(`${where} media:thumbnail`, thumbnail, "url width height time"),
      ...checkSize(`${where} media:thumbnail`, thumbnail),
    ]),
    ...node.children
      .filter(({ namespace, local }) => namespace === MEDIA && local !== "content" && local !== "thumbnail")
      .map(({ name }) => wrong(where, `undefined element ${name}`)),
  ];
}

function checkContent(media: XmlNode, where: string): Finding[] {
  const [type, medium] = [attribute(media, "type"), attribute(media, "medium")];
  const texts = ["title", "description"] as const;
  return [
    ...checkAttributes(where, media, "url type medium width height fileSize duration lang isDefault"),
    ...checkSize(where, media),
    ...(type === undefined || TYPE.test(type) ? [] : [wrong(where, `type is ${type}`)]),
    ...(medium === undefined || MEDIUMS.has(medium) ? [] : [wrong(where, `medium is ${medium}`)]),
    ...texts.flatMap((name) => {
      const found = all(media, MEDIA, name);
      return [
        ...(found.length > 1 ? [wrong(where, `media:${name} more than once`)] : []),
        ...found.flatMap((text) => [
          ...checkAttributes(`${where} media:${name}`, text, "type"),
          ...(attribute(text, "type") === "plain" ? [] : [wrong(where, `type of media:${name}`)]),
          ...checkPlain(`${where} media:${name}`, text),
        ]),
      ];
    }),
    ...all(media, MEDIA, "credit").flatMap((credit) => checkAttributes(where, credit, "role scheme")),
  ];
}

function checkSize(where: string, node: XmlNode): Finding[] {
  const numbers = ["width", "height", "fileSize"].flatMap((name) => {
    const value = attribute(node, name);
    return value === undefined || /^[1-9]\d*$/.test(value) ? [] : [wrong(where, `${name} is ${value}`)];
  });
  const duration = attribute(node, "duration");
  return [
    ...checkUrl(where, attribute(node, "url")),
    ...numbers,
    ...(duration === undefined || /^\d+(?:\.\d+)?$/.test(duration)
      ? []
      : [wrong(where, `duration is ${duration}`)]),
  ];
}
