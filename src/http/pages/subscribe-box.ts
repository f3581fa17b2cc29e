import type { FeedFormat, FeedHead } from "../../model/feed.ts";
import { bareMediaType, feedPlace, feedUrl } from "../../publish/feed-url.ts";
import type { PageWords } from "../words/page-words.ts";
import { type Html, html } from "./html.ts";
import type { Announced } from "./paper.ts";

/** The formats of a feed, by the names people know. */
export const FORMAT_NAMES: readonly [FeedFormat, string][] = [
  ["rss", "RSS"],
  ["atom", "Atom"],
  ["json", "JSON Feed"],
];

/** Readers on the web that take a feed's address in one of their own. */
const WEB_READERS: ReadonlyArray<[name: string, address: (feed: string) => string]> = [
  ["Feedly", (feed) => `https://feedly.com/i/subscription/feed/${feed}`],
  ["Inoreader", (feed) => `https://www.inoreader.com/?add_feed=${feed}`],
  ["NewsBlur", (feed) => `https://www.newsblur.com/?url=${feed}`],
  ["The Old Reader", (feed) => `https://theoldreader.com/feeds/subscribe?url=${feed}`],
  ["Feedbin", (feed) => `https://feedbin.com/?subscribe=${feed}`],
];

/** How to follow a feed, whatever reader somebody has: its address to copy, a link for apps, links for readers on the web, its formats. */
export function subscribeBox(head: Pick<FeedHead, "baseUrl" | "path">, words: PageWords): Html {
  const address = feedUrl(head, "atom");
  const escaped = encodeURIComponent(address);
  const web = WEB_READERS.map(
    ([name, make]) => html`<li><a href="${make(escaped)}" rel="noreferrer">${name}</a></li>`,
  );
  const formats = FORMAT_NAMES.map(
    ([format, name]) =>
      html`<li><a href="${feedPlace(head.path, format)}" type="${bareMediaType(format)}">${name}</a></li>`,
  );
  return html`<section aria-labelledby="subscribe"><h2 id="subscribe">${words.subscribe}</h2>
<p id="subscribe-note">${words.subscribeNote}</p>
<p class="copy"><label class="vh" for="feed-address">${words.address}</label><input id="feed-address" type="text" readonly aria-describedby="subscribe-note" value="${address}" dir="ltr"><button type="button" hidden data-copy="feed-address" data-done="${words.copied}">${words.copy}</button></p>
<ul class="links"><li><a href="feed:${address}">${words.openInReader}</a></li></ul>
<p class="small">${words.webReaders}</p>
<ul class="links">${web}</ul>
<p class="small">${words.ownReader}</p>
<p class="small">${words.otherFormats}</p>
<ul class="links">${formats}</ul>
</section>`;
}

/** The feed's formats for a page's head. */
export function announce(head: Pick<FeedHead, "path" | "title">): Announced[] {
  return FORMAT_NAMES.map(([format, name]) => ({
    href: feedPlace(head.path, format),
    type: bareMediaType(format),
    title: `${head.title} (${name})`,
  }));
}
