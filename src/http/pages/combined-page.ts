import type { Combination } from "../../model/combination.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { CombinedWindow, FeedListing } from "../../model/edition.ts";
import { feedUrl } from "../../publish/feed-url.ts";
import { combineForm } from "./combine-form.ts";
import { FORMAT_NAMES, feedPage } from "./feed-page.ts";
import { type Html, html } from "./html.ts";

/** What the page of a combined feed shows. */
export interface CombinedPage {
  window: CombinedWindow;
  combination: Combination;
  configuration: Configuration;
  listings: readonly FeedListing[];
  /** Title of a configured tag. */
  titleOf(slug: string): string | undefined;
}

/** A combined feed as a page: its addresses to copy, its entries, and the form to change it. */
export function combinedPage({
  window,
  combination,
  configuration,
  listings,
  titleOf,
}: CombinedPage): string {
  const sources = new Map(configuration.sources.map((source) => [source.id, source]));
  const form = combineForm({ configuration, listings, chosen: combination });
  return feedPage(window, {
    sources,
    siteTitle: configuration.site.title,
    tagTitle: titleOf,
    // Its title is made of our own words.
    headingLanguage: "en",
    above: addresses(window),
    below: html`<section aria-labelledby="change"><h2 id="change">Change this feed</h2>${form}</section>`,
    nothing:
      "Nothing that agrees with all of this has come in lately. The feed is there already: subscribe, and the first entry will reach you.",
  });
}

function addresses({ head }: CombinedWindow): Html {
  const rows = FORMAT_NAMES.map(
    ([format, name]) =>
      html`<dt>${name}</dt><dd><code class="address">${feedUrl(head, format)}</code></dd>\n`,
  );
  return html`<section aria-labelledby="addresses"><h2 id="addresses">Addresses to copy</h2><dl class="addresses">
${rows}</dl><p class="meta"><a href="#change">Change this feed</a> · <a href="/feeds">How to combine feeds</a></p></section>`;
}
