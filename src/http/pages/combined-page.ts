import { combinedPath } from "../../combine/canonical-query.ts";
import { printTerms } from "../../combine/read-terms.ts";
import type { Combination } from "../../model/combination.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { CombinedWindow, FeedListing } from "../../model/edition.ts";
import { feedPlace, feedUrl } from "../../publish/feed-url.ts";
import { guideFor } from "../words/guide-for.ts";
import type { GuideWords } from "../words/guide-words.ts";
import { combineForm } from "./combine-form.ts";
import { feedFace } from "./feed-face.ts";
import { feedPage } from "./feed-page.ts";
import { frameOf } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { FORMAT_NAMES } from "./subscribe-box.ts";

/** What the page of a combined feed shows. */
export interface CombinedPage {
  window: CombinedWindow;
  combination: Combination;
  configuration: Configuration;
  listings: readonly FeedListing[];
  /** Title of a configured tag. */
  titleOf(slug: string): string | undefined;
  /** Of a feed whose own address was opened. */
  face?: "rss" | "atom";
}

/** A combined feed as a page: its addresses to copy, its entries, and the form to change it. */
export function combinedPage({
  window,
  combination,
  configuration,
  listings,
  titleOf,
  face,
}: CombinedPage): string {
  const sources = new Map(configuration.sources.map((source) => [source.id, source]));
  const search = searchedFor(combination);
  const form = (language: string) => combineForm({ configuration, listings, chosen: combination, language });
  return feedPage(window, {
    frame: frameOf(configuration),
    sources,
    tagTitle: titleOf,
    // What a combination is called is made of English words.
    heading: (words) =>
      search === undefined
        ? { title: window.head.name ?? window.head.title, language: "en" }
        : { title: `${words.search}: ${search}`, language: words.language },
    ...(search === undefined && { lede: { text: window.head.description, language: "en" } }),
    above: (words) =>
      face === undefined ? addresses(window, guideFor(words.language)) : feedFace(window.head, face, words),
    below: ({ language }) =>
      html`<section class="rows" aria-labelledby="change"><h2 id="change">${guideFor(language).change}</h2>${form(language)}</section>`,
    nothing: ({ nothingAgrees }) => nothingAgrees,
    inLanguage: (tag) =>
      feedPlace(combinedPath({ ...combination, take: { ...combination.take, lang: [tag] } })),
  });
}

/** What is searched for, where a combination is nothing but a search. */
function searchedFor({ take, not, terms }: Combination): string | undefined {
  const narrowed = [take.section, take.source, take.tag, ...Object.values(not)].some(
    (list) => list.length > 0,
  );
  return narrowed || terms.length === 0 ? undefined : printTerms(terms);
}

function addresses({ head }: CombinedWindow, guide: GuideWords): Html {
  const rows = FORMAT_NAMES.map(
    ([format, name]) =>
      html`<dt>${name}</dt><dd><code class="address">${feedUrl(head, format)}</code></dd>\n`,
  );
  return html`<details class="rows"><summary>${guide.addresses}</summary><dl class="addresses" dir="ltr">
${rows}</dl><p class="meta"><a href="#change">${guide.change}</a> · <a href="/feeds">${guide.howToCombine}</a></p></details>`;
}
