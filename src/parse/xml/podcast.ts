import type { ParsedItem } from "../parsed-feed.ts";
import { child, childrenNamed } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";

/** Transcripts and chapters of an episode (Podcasting 2.0), or `undefined` for what has neither. */
export function readPodcast(node: XmlNode): Pick<ParsedItem, "transcripts" | "chaptersUrl"> | undefined {
  if (child(node, "podcast:transcript") === undefined && child(node, "podcast:chapters") === undefined)
    return undefined;
  const transcripts = childrenNamed(node, "podcast:transcript").flatMap((each) => {
    const url = absoluteUrl(each.attributes["url"] ?? "", each.base);
    if (url === undefined || each.attributes["url"] === undefined) return [];
    const { type, language } = each.attributes;
    return [{ url, ...(type ? { type: type.toLowerCase() } : {}), ...(language ? { language } : {}) }];
  });
  const chapters = child(node, "podcast:chapters")?.attributes["url"];
  const chaptersUrl = chapters === undefined ? undefined : absoluteUrl(chapters, node.base);
  return {
    ...(transcripts.length > 0 ? { transcripts } : {}),
    ...(chaptersUrl === undefined ? {} : { chaptersUrl }),
  };
}
