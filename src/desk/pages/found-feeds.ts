import { type Html, html } from "../../http/pages/html.ts";
import type { SiteFeed, SiteSearch } from "../../pipeline/search-site.ts";
import { addressAdvice } from "../../status/advice.ts";

/** The feeds that were found at an address, each leading to where it is looked at; or why there are none, and what to do. */
export function foundFeeds(search: SiteSearch, placeOf: (feed: SiteFeed) => string): Html {
  if ("problem" in search) return problemMarkup(search.problem);
  if (search.feeds.length === 0)
    return html`<p class="problem" role="alert">No feed was found there. <b>What to do:</b> if the site has one elsewhere, or a bridge makes one, give its address.</p>`;
  const count = search.feeds.length === 1 ? "One feed was found" : `${search.feeds.length} feeds were found`;
  return html`<section aria-labelledby="found"><h2 id="found" tabindex="-1" autofocus>${count}</h2><ul class="found">${search.feeds.map((feed) => foundMarkup(feed, placeOf(feed)))}</ul></section>`;
}

/** What went wrong at an address, and what to do where that does not say it. */
export function problemMarkup(problem: string): Html {
  const advice = addressAdvice(problem);
  return html`<p class="problem" role="alert">${problem}${advice === undefined ? "" : html` <b>What to do:</b> ${advice}`}</p>`;
}

function foundMarkup({ url, title, entries, reason }: SiteFeed, place: string): Html {
  return html`<li><a href="${place}">${title ?? url}</a><br><span class="quiet">${url} · ${entries === 1 ? "1 entry" : `${entries} entries`} · ${reason}</span></li>`;
}
