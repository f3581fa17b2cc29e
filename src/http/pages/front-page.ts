import type { Configuration, Source } from "../../model/configuration.ts";
import type { FeedListing, FeedWindow } from "../../model/edition.ts";
import type { EntryRef } from "../../model/stored-entry.ts";
import type { CleanEntry } from "../../publish/clean-entry.ts";
import { encodePath, feedPlace } from "../../publish/feed-url.ts";
import type { PageWords } from "../words/page-words.ts";
import { languageName, wordsFor } from "../words/words-for.ts";
import { type CardContext, cardMarkup, dateMarkup } from "./card.ts";
import { cleanWindow } from "./clean-window.ts";
import { pictureFirst } from "./feed-page.ts";
import { fitWay } from "./fit-page.ts";
import { frameOf } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { paper } from "./paper.ts";
import { announce, subscribeBox } from "./subscribe-box.ts";

/** What the front page shows. */
export interface FrontPage {
  configuration: Configuration;
  listings: readonly FeedListing[];
  /** The windows of the sections, in their order; a few entries of each are shown. */
  sections: readonly FeedWindow[];
  /** Title of a configured tag. */
  tagTitle(slug: string): string | undefined;
  /** Languages that front pages are offered in, and the one of this (BCP 47, primary subtags); absent for all. */
  languages: readonly string[];
  language?: string;
}

/** How full the page is. */
interface Fullness {
  /** Entries of a section, tags and sources. */
  entries: number;
  tags: number;
  sources: number;
  /** Whether cards below the first section are headlines and bylines only. */
  brief?: boolean;
}

/** From the fullest, for networks of ever more sections. */
const WAYS: readonly [Fullness, ...Fullness[]] = [
  { entries: 5, tags: 60, sources: 100 },
  { entries: 3, tags: 60, sources: 100 },
  { entries: 3, tags: 40, sources: 40, brief: true },
  { entries: 1, tags: 20, sources: 20, brief: true },
];
/** Entries that those are chosen from: what stands in a section further up is not shown again. */
const LOOKED_AT = 30;

/** A section with what is shown of it. */
interface Shelf {
  head: FeedWindow["head"];
  entries: CleanEntry[];
}

/** The front page: every section with its newest entries, the tags, the sources, and how to subscribe. */
export function frontPage(front: FrontPage): string {
  const { configuration, listings, language, languages } = front;
  const { site } = configuration;
  const words = wordsFor(language ?? site.language);
  const sources = new Map(configuration.sources.map((source) => [source.id, source]));
  const cards = { words, tagTitle: front.tagTitle, hasSource: (id: string) => sources.has(id) };
  const tags = listings.filter(({ path }) => path.startsWith("tags/"));
  const all = { path: "all" as const, title: site.title, baseUrl: site.url };
  const changes = front.sections.map(({ head }) => head.updated).sort();
  const layOut = ({ entries, tags: mostTags, sources: mostSources, brief = false }: Fullness) => {
    const shelves = shelve(front, sources, entries);
    const top = shelves.find(({ entries }) => entries.length > 0);
    const rest = shelves.filter(
      (shelf) => shelf !== top && (language === undefined || shelf.entries.length > 0),
    );
    return paper({
      frame: frameOf(configuration),
      words,
      title: site.title,
      kind: "front",
      canonical: `${site.url}/${language === undefined ? "" : `?lang=${language}`}`,
      announced: announce(all),
      lede: html`${words.lede(configuration.sources.length)}${top === undefined ? "" : html` ${words.lastChange} ${dateMarkup(changes.at(-1) ?? "", words)}`}`,
      links: languageLinks(languages, language, words),
      body: [
        shelves.length === 0 || top === undefined ? html`<p>${words.nothingYet}</p>` : "",
        html`<div class="fronts">${top === undefined ? "" : shelfMarkup(top, cards, { top: true })}${rest.map((shelf) => shelfMarkup(shelf, cards, { brief }))}${tags.length === 0 ? "" : tagsMarkup(tags.slice(0, mostTags), words)}<div>${sourcesMarkup(configuration.sources, mostSources, words)}${subscribeBox(all, words)}</div></div>`,
      ],
    });
  };
  return fitWay(WAYS, layOut);
}

/** Each entry in the first of the sections that show it; the first with a picture leads its section. */
function shelve(
  { configuration, sections, language }: FrontPage,
  sources: ReadonlyMap<string, Source>,
  most: number,
): Shelf[] {
  const shown = new Set<EntryRef>();
  const { pictures } = frameOf(configuration);
  return sections.map((window) => {
    const entries = cleanWindow(window, sources, { most: LOOKED_AT, pictures })
      .filter(({ ref }) => !shown.has(ref))
      .filter((entry) => language === undefined || entry.language?.split("-", 1)[0] === language)
      .slice(0, most);
    for (const { ref } of entries) shown.add(ref);
    return { head: window.head, entries: pictureFirst(entries) };
  });
}

function shelfMarkup(
  { head, entries }: Shelf,
  context: CardContext,
  { top = false, brief = false }: { top?: boolean; brief?: boolean },
): Html {
  const { words } = context;
  const [lead, ...others] = entries.map((entry, at) =>
    cardMarkup(
      entry,
      context,
      at === 0
        ? { level: 3, kind: "first", tags: false, above: top, standfirst: !brief, story: !brief }
        : { level: 3, picture: false, standfirst: top && at < 3, tags: false, story: !brief },
    ),
  );
  const body =
    lead === undefined
      ? html`<p class="meta">${words.nothingYet}</p>`
      : top
        ? html`<div class="split"><div>${lead}</div><div>${others}</div></div>`
        : html`${lead}${others}`;
  return html`<section${top ? html` class="top"` : ""}><h2 lang="${head.language}"><a href="${feedPlace(head.path)}">${head.name ?? head.title}</a></h2>
${body}</section>
`;
}

function languageLinks(
  languages: readonly string[],
  chosen: string | undefined,
  words: PageWords,
): Html | "" {
  if (languages.length < 2) return "";
  const all =
    chosen === undefined
      ? html`<li><b>${words.allLanguages}</b></li>`
      : html`<li><a href="/">${words.allLanguages}</a></li>`;
  const items = languages.map((tag) => {
    const name = languageName(tag) ?? tag;
    return tag === chosen
      ? html`<li><b lang="${tag}">${name}</b></li>`
      : html`<li><a href="/?lang=${tag}" hreflang="${tag}" lang="${tag}">${name}</a></li>`;
  });
  return html`<nav aria-label="${words.languages}"><ul class="links">${all}${items}</ul></nav>`;
}

function tagsMarkup(tags: readonly FeedListing[], words: PageWords): Html {
  const items = tags.map(
    ({ path, title }) => html`<li><a href="/${encodePath(path)}"><bdi>${title}</bdi></a></li>`,
  );
  return html`<section aria-labelledby="tags"><h2 id="tags">${words.tags}</h2><ul class="tags">${items}</ul></section>`;
}

function sourcesMarkup(sources: readonly Source[], most: number, words: PageWords): Html {
  const items = sources
    .slice(0, most)
    .map(({ id, title }) => html`<li><a href="/${encodePath(`sources/${id}`)}"><bdi>${title}</bdi></a></li>`);
  const rest = sources.length - items.length;
  if (rest > 0) items.push(html`<li><a href="/opml?of=sources">${words.andMore(rest)}</a></li>`);
  return html`<section aria-labelledby="sources"><h2 id="sources">${words.sources}</h2><ul class="links">${items}</ul></section>`;
}
