import type { Source } from "../../model/configuration.ts";
import type { FeedWindow } from "../../model/edition.ts";
import type { FeedPath } from "../../model/feed.ts";
import type { CleanEntry } from "../../publish/clean-entry.ts";
import { cleanHead } from "../../publish/clean-head.ts";
import { encodePath, pageUrl } from "../../publish/feed-url.ts";
import type { PageWords } from "../words/page-words.ts";
import { languageName, wordsFor } from "../words/words-for.ts";
import { cardMarkup, dateMarkup } from "./card.ts";
import { cleanWindow } from "./clean-window.ts";
import { daysPlace } from "./days-place.ts";
import { fitParts } from "./fit-page.ts";
import type { Frame } from "./frame.ts";
import { type Html, type HtmlValue, html } from "./html.ts";
import { paper } from "./paper.ts";
import { announce, subscribeBox } from "./subscribe-box.ts";

/** What a feed's page needs of the configuration. */
export interface FeedPageContext {
  frame: Frame;
  sources: ReadonlyMap<string, Source>;
  /** Title of a configured tag. */
  tagTitle(slug: string): string | undefined;
  /** The heading, where it is not the feed's, and its language (BCP 47). */
  heading?(words: PageWords): { title: string; language: string };
  /** A few words under it, and their language. */
  lede?: { text: string; language: string };
  /** Stands before and after the entries, in the page's words. */
  above?(words: PageWords): Html;
  below?(words: PageWords): Html;
  /** What is said where there are none. */
  nothing?(words: PageWords): string;
  /** Place of the same in another language; none is offered without it. */
  inLanguage?(language: string): string;
}

/** Entries that a page shows at most: what is older is there day by day. */
export const MOST_CARDS = 36;

/** Entries that tell which language a feed is in. */
const FEW = 3;

/** A feed as a page: what a browser is given at the place readers subscribe to. */
export function feedPage(window: FeedWindow, context: FeedPageContext): string {
  const { frame, sources, tagTitle } = context;
  const head = cleanHead(window.head);
  const spoken = spokenBy(window, sources) ?? head.language;
  const words = wordsFor(spoken);
  const cards = { words, tagTitle, hasSource: (id: string) => sources.has(id) };
  const entries = pictureFirst(cleanWindow(window, sources, { most: MOST_CARDS, pictures: frame.pictures }));
  const { title, language } = context.heading?.(words) ?? {
    title: head.name ?? head.title,
    language: spoken,
  };
  const nothing = context.nothing?.(words) ?? words.nothingYet;
  const list = entries.map((entry, at) =>
    cardMarkup(
      entry,
      cards,
      at === 0 ? { level: 2, kind: "lead", above: true } : { level: 2, above: at < 3 },
    ),
  );
  const layOut = (shown: readonly Html[]) =>
    paper({
      frame,
      words,
      title: head.path === "all" ? words.everything : title,
      language: head.path === "all" ? words.language : language,
      kicker: kickerOf(head.path, words),
      ...(context.lede !== undefined && {
        lede: html`<span lang="${context.lede.language}">${context.lede.text}</span>`,
      }),
      links: linksOf(head.path, sources, words),
      canonical: pageUrl(head),
      announced: announce(head),
      ...(head.path.startsWith("sections/") && { section: head.path.slice("sections/".length) }),
      body: [
        context.above?.(words),
        entries.length === 0 ? html`<p>${nothing}</p>` : shown,
        older(window.head.path, words),
        context.below?.(words),
      ],
      aside: [
        subscribeBox(head, words),
        languagesBox(window, context, words),
        sourcesBox(entries.slice(0, shown.length), cards.hasSource, words),
        entries.length === 0
          ? ""
          : html`<p class="small">${words.lastChange} ${dateMarkup(head.updated, words)}</p>`,
      ],
    });
  return fitParts(list, layOut);
}

/** The one language that all entries of a feed are written in, where there are enough to tell. */
function spokenBy({ entries }: FeedWindow, sources: ReadonlyMap<string, Source>): string | undefined {
  const tags = entries.map(({ entry, sourceId }) => entry.language ?? sources.get(sourceId)?.language ?? "");
  const [language, ...others] = new Set(tags.map((tag) => tag.split("-", 1)[0] ?? tag));
  return entries.length < FEW || others.length > 0 || language === "" ? undefined : language;
}

/** The newest with a picture leads, where it is one of the newest few. */
export function pictureFirst(entries: readonly CleanEntry[], few = 5): CleanEntry[] {
  const at = entries.slice(0, few).findIndex(({ pictures }) => pictures.length > 0);
  return at < 1
    ? [...entries]
    : [...entries.slice(at, at + 1), ...entries.slice(0, at), ...entries.slice(at + 1)];
}

/** What is older than a page is there day by day; a combined feed has no index to look back through. */
function older(path: FeedWindow["head"]["path"], words: PageWords): Html | "" {
  if (path.startsWith("feeds?")) return "";
  return html`<p class="more"><a href="${daysPlace(path as FeedPath)}">${words.olderByDay}</a></p>`;
}

function kickerOf(path: string, words: PageWords): HtmlValue {
  if (path.startsWith("tags/")) return words.tags;
  if (path.startsWith("sources/")) return words.sources;
  return path.startsWith("sections/") ? words.sections : undefined;
}

/** Of a source, its own place. */
function linksOf(path: string, sources: ReadonlyMap<string, Source>, words: PageWords): HtmlValue {
  if (!path.startsWith("sources/")) return undefined;
  const homepage = sources.get(path.slice("sources/".length))?.homepage;
  return homepage === undefined
    ? undefined
    : html`<ul class="links"><li><a href="${homepage}">${words.website}</a></li></ul>`;
}

/** The languages that a feed's entries are written in, where there are several. */
function languagesBox(
  { entries }: FeedWindow,
  { sources, inLanguage }: FeedPageContext,
  words: PageWords,
): Html | "" {
  const spoken = entries.flatMap(
    ({ entry, sourceId }) => entry.language ?? sources.get(sourceId)?.language ?? [],
  );
  const tags = [...new Set(spoken.map((tag) => tag.split("-", 1)[0] ?? tag))].sort();
  if (inLanguage === undefined || tags.length < 2) return "";
  const items = tags.map(
    (tag) =>
      html`<li><a href="${inLanguage(tag)}" hreflang="${tag}" lang="${tag}">${languageName(tag) ?? tag}</a></li>`,
  );
  return html`<section aria-labelledby="languages"><h2 id="languages">${words.languages}</h2><ul class="links">${items}</ul></section>`;
}

/** The outlets of the entries shown, where there are several. */
function sourcesBox(
  entries: readonly CleanEntry[],
  hasSource: (id: string) => boolean,
  words: PageWords,
): Html | "" {
  const shown = new Map(entries.map(({ source }) => [source.id, source.title]));
  const items = [...shown]
    .filter(([id]) => hasSource(id))
    .map(([id, title]) => html`<li><a href="/${encodePath(`sources/${id}`)}"><bdi>${title}</bdi></a></li>`);
  if (items.length < 2) return "";
  return html`<section aria-labelledby="sources"><h2 id="sources">${words.sources}</h2><ul class="links">${items}</ul></section>`;
}
