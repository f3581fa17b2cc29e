import type { ParsedItem, ParsedLink } from "../parsed-feed.ts";
import { child, childrenNamed, childText, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";

/** Where an item is discussed and how much: `comments`, RFC 4685, the well-formed web's and Slash's modules. */
export function readComments(
  node: XmlNode,
  links: readonly ParsedLink[],
  page: string | undefined,
): Pick<ParsedItem, "commentsUrl" | "commentsFeedUrl" | "commentsCount"> {
  const feed = childText(node, "wfw:commentrss");
  const own = child(node, "comments");
  const count = childText(node, "slash:comments", "thr:total") ?? countOfReplies(node);
  return {
    commentsUrl:
      page ??
      (own === undefined ? undefined : absoluteUrl(nodeText(own), own.base)) ??
      links.find((link) => link.rel === "replies" && !isFeed(link))?.url,
    commentsFeedUrl:
      (feed === undefined ? undefined : absoluteUrl(feed, node.base)) ??
      links.find((link) => link.rel === "replies" && isFeed(link))?.url,
    commentsCount: count !== undefined && /^\d{1,9}$/.test(count) ? Number(count) : undefined,
  };
}

/** RFC 4685 §4: a link to replies may say how many there are. */
function countOfReplies(node: XmlNode): string | undefined {
  return childrenNamed(node, "atom:link").find(({ attributes }) => attributes["thr:count"] !== undefined)
    ?.attributes["thr:count"];
}

function isFeed({ type }: ParsedLink): boolean {
  return /atom|rss|^(?:text|application)\/xml/.test(type ?? "");
}
