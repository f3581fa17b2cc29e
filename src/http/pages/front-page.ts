import type { Configuration, Source } from "../../model/configuration.ts";
import type { FeedListing, FeedWindow } from "../../model/edition.ts";
import { direction } from "../../publish/clean-language.ts";
import { cleanUrl } from "../../publish/clean-url.ts";
import { bareMediaType, encodePath, feedPlace } from "../../publish/feed-url.ts";
import { toCleanEntry } from "../../publish/to-clean-entry.ts";
import { headlineMarkup } from "./entry-markup.ts";
import { type Html, html } from "./html.ts";
import { layout } from "./layout.ts";

/** What the front page shows. */
export interface FrontPage {
  configuration: Configuration;
  listings: readonly FeedListing[];
  /** The windows of the sections, in their order; a few entries of each are shown. */
  sections: readonly FeedWindow[];
}

const HEADLINES = 5;
const TAGS = 80;

/** The front page: every section with its newest headlines, the tags, the sources, and how to subscribe. */
export function frontPage({ configuration, listings, sections }: FrontPage): string {
  const { site } = configuration;
  const sources = new Map(configuration.sources.map((source) => [source.id, source]));
  const all = listings.find(({ path }) => path === "all");
  const tags = listings.filter(({ path }) => path.startsWith("tags/")).slice(0, TAGS);
  return layout({
    title: site.title,
    lang: site.language,
    dir: direction(site.language),
    canonical: `${site.url}/`,
    announced: [
      { href: "/all.rss", type: bareMediaType("rss"), title: `${site.title} (RSS)` },
      { href: "/all.atom", type: bareMediaType("atom"), title: `${site.title} (Atom)` },
      { href: "/all.json", type: bareMediaType("json"), title: `${site.title} (JSON Feed)` },
    ],
    lede: html`${count(configuration.sources.length, "source", "sources")}, one stream. Each section, tag and source below is a page and a feed: put its address into your reader.`,
    headerMore: html`<ul class="formats" aria-label="Everything"><li><a href="/all">Everything${all === undefined ? "" : ` (${all.entries})`}</a></li><li><a href="/about">How to subscribe</a></li><li><a href="/feeds">Combine feeds</a></li><li><a href="/opml">All feeds as OPML</a></li></ul>`,
    body: [
      sections.map((window) => sectionMarkup(window, sources)),
      tags.length === 0
        ? ""
        : html`<section aria-labelledby="tags"><h2 id="tags">Tags</h2><ul class="tags">${tags.map(listingMarkup)}</ul></section>`,
      sourcesMarkup(configuration.sources),
    ],
  });
}

function sectionMarkup({ head, entries }: FeedWindow, sources: ReadonlyMap<string, Source>): Html {
  const newest = entries
    .slice(0, HEADLINES)
    .map((stored) => toCleanEntry(stored, sources.get(stored.sourceId), head.baseUrl));
  const body =
    newest.length === 0
      ? html`<p class="meta">Nothing has come in here yet.</p>`
      : html`<ul class="headlines">${newest.map(headlineMarkup)}</ul>`;
  return html`<section><h2 lang="${head.language}"><a href="${feedPlace(head.path)}">${head.name ?? head.title}</a></h2>${body}</section>
`;
}

function listingMarkup({ path, title, entries }: FeedListing): Html {
  return html`<li><a href="/${encodePath(path)}">${title}</a> <span class="meta">${entries}</span></li>`;
}

function sourcesMarkup(sources: readonly Source[]): Html {
  const items = sources.map(({ id, title, homepage }) => {
    const site = cleanUrl(homepage);
    const visit = site === undefined ? "" : html` (<a href="${site}">website</a>)`;
    return html`<li><a href="/${encodePath(`sources/${id}`)}">${title}</a>${visit}</li>`;
  });
  return html`<section aria-labelledby="sources"><h2 id="sources">Sources</h2><ul class="tags">${items}</ul></section>`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
