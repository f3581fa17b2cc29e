import type { ParsedItem, ParsedLink } from "../parsed-feed.ts";
import { child, childText, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";
import { absoluteUrl } from "./absolute-url.ts";

/** Where an item is discussed and how much: `comments`, RFC 4685, the well-formed web's and Slash's modules. */
export function readComments(
  node: XmlNode,
  links: readonly ParsedLink[],
  page: string | undefined,
): Pick<ParsedItem, "commentsUrl" | "commentsFeedUrl" | "commentsCount"> {
  const replies = links.filter((link) => link.rel === "replies");
  const feed = childText(node, "wfw:commentrss");
  const own = child(node, "comments");
  const url =
    page ??
    (own === undefined ? undefined : absoluteUrl(nodeText(own), own.base)) ??
    replies.find((link) => !/atom|rss|xml/.test(link.type ?? ""))?.url;
  const feedUrl =
    (feed === undefined ? undefined : absoluteUrl(feed, node.base)) ??
    replies.find((link) => /atom|rss|xml/.test(link.type ?? ""))?.url;
  const count = childText(node, "slash:comments", "thr:total");
  return {
    ...(url === undefined ? {} : { commentsUrl: url }),
    ...(feedUrl === undefined ? {} : { commentsFeedUrl: feedUrl }),
    ...(count !== undefined && /^\d{1,9}$/.test(count) ? { commentsCount: Number(count) } : {}),
  };
}
