import type { FeedHead } from "../model/feed.ts";
import { archiveLinks } from "./archive-links.ts";
import { bareMediaType } from "./feed-url.ts";
import { element } from "./xml.ts";

/** Declares the prefix `fh`; only archives need it. */
export const ARCHIVE_NAMESPACE = ' xmlns:fh="http://purl.org/syndication/history/1.0"';

/** What an XML document says of the archives of its feed (RFC 5005 §4): an archive that it is one, and both their links. */
export function archiveXml(head: FeedHead, format: "atom" | "rss"): string[] {
  const name = format === "atom" ? "link" : "atom:link";
  const links = archiveLinks(head, format).map(({ rel, href }) =>
    element(name, { rel, href, type: bareMediaType(format) }),
  );
  return head.archive?.number === undefined ? links : ["<fh:archive/>", ...links];
}
