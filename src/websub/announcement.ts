import type { Announcement } from "../model/subscription.ts";
import { headerLinks } from "../parse/discover/link-header.ts";
import { type PushLinks, pagePushLinks } from "../parse/discover/push-links.ts";

/** Hubs that are tried at most. */
const MOST_HUBS = 5;
const WEB = /^https?:/;

/** An answer and the links of the document in it. */
export interface Announcing {
  /** The Link header. */
  link?: string;
  /** The address that answered. */
  url: string;
  /** What the document says of itself. */
  document: PushLinks;
}

/** What a feed says of where its news can be had pushed. The Link header comes before the document (WebSub §4). */
export function feedAnnouncement(feed: Announcing): Announcement | undefined {
  return announcement(feed, "feed");
}

/** What a page says of where its own changes can be had pushed, in its Link header, else in its `<link>` elements (WebSub §4). */
export function pageAnnouncement(page: {
  link?: string;
  url: string;
  html: string;
}): Announcement | undefined {
  return announcement({ ...page, document: pagePushLinks(page.html, page.url) }, "page");
}

function announcement(
  { link = "", url, document }: Announcing,
  from: Announcement["from"],
): Announcement | undefined {
  const header = headerLinks(link, url);
  const told = header.filter(({ rel }) => rel.includes("hub")).map((one) => one.url);
  const hubs = [...new Set(told.length > 0 ? told : document.hubs)]
    .filter((hub) => WEB.test(hub))
    .slice(0, MOST_HUBS);
  if (hubs.length === 0) return undefined;
  const self = header.find(({ rel }) => rel.includes("self"))?.url ?? document.self;
  // A document without a name of its own is known by the address it was read from.
  return { topic: self !== undefined && WEB.test(self) ? self : url, hubs, from };
}
