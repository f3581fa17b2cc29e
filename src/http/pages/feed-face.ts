import type { FeedHead } from "../../model/feed.ts";
import { feedPlace, feedUrl } from "../../publish/feed-url.ts";
import type { PageWords } from "../words/page-words.ts";
import { type Html, html } from "./html.ts";

/** What stands above a feed's entries where its own address was opened in a browser: what this is, what to do with it, and the way to the document. */
export function feedFace(
  head: Pick<FeedHead, "baseUrl" | "path">,
  format: "rss" | "atom",
  words: PageWords,
): Html {
  const place = feedPlace(head.path, format);
  return html`<section class="prose" aria-labelledby="face"><h2 id="face">${words.thisIsAFeed}</h2>
<p>${words.feedNote}</p>
<pre dir="ltr">${feedUrl(head, format)}</pre>
<ul class="links"><li><a href="feed:${feedUrl(head, format)}">${words.openInReader}</a></li><li><a href="#subscribe">${words.subscribe}</a></li><li><a href="${place}${place.includes("?") ? "&" : "?"}as=document">${words.showDocument}</a></li></ul>
</section>
`;
}
