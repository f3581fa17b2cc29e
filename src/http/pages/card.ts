import type { CleanEntry, CleanPicture } from "../../publish/clean-entry.ts";
import { direction } from "../../publish/clean-language.ts";
import { encodePath } from "../../publish/feed-url.ts";
import { plainText } from "../../publish/plain-text.ts";
import type { PageWords } from "../words/page-words.ts";
import { byline, dayWords } from "../words/words-for.ts";
import { entryPlace } from "./entry-place.ts";
import { type Html, html } from "./html.ts";
import { storyMarkup } from "./story-markup.ts";

/** What a card has to know beside its entry. */
export interface CardContext {
  words: PageWords;
  /** Title of a configured tag. */
  tagTitle(slug: string): string | undefined;
  /** Whether a source is configured, and so has a page. */
  hasSource(id: string): boolean;
}

/** How a card is set. */
export interface CardSetting {
  level: 2 | 3;
  /** Further classes. */
  kind?: "lead" | "first";
  /** Whether its picture, standfirst and tags are shown; all of them unless told. */
  picture?: boolean;
  standfirst?: boolean;
  tags?: boolean;
  /** Whether it says where else it is told. */
  story?: boolean;
  /** Whether the picture is on the screen at once: it is then fetched at once. */
  above?: boolean;
}

const STANDFIRST_LENGTH = 240;

/** An entry as a newspaper has it: headline, standfirst, byline, outlet, date, captioned picture, where else it is told, tags. */
export function cardMarkup(entry: CleanEntry, context: CardContext, setting: CardSetting): Html {
  const { level, kind, above = false } = setting;
  const picture = setting.picture === false ? undefined : entry.pictures[0];
  const standfirst = setting.standfirst === false ? "" : standfirstOf(entry);
  const classes = ["card", ...(picture === undefined ? [] : ["pic"]), ...(kind === undefined ? [] : [kind])];
  const inside = html`${level === 2 ? html`<h2>${headline(entry)}</h2>` : html`<h3>${headline(entry)}</h3>`}
${standfirst === "" ? "" : html`<p class="standfirst">${standfirst}</p>\n`}${notes(entry, context, setting)}`;
  return html`<article class="${classes.join(" ")}" ${langAndDir(entry)}>
${picture === undefined ? inside : html`<div>${inside}</div>\n${pictureMarkup(picture, { above })}`}
</article>
`;
}

/** The summary, else how the text begins; empty where the headline is all there is. */
export function standfirstOf({ title, summary, content }: CleanEntry, length = STANDFIRST_LENGTH): string {
  return title === "" ? "" : plainText(summary ?? content ?? "", length);
}

/** `lang` and `dir` of an entry's own words. */
export function langAndDir({ language }: Pick<CleanEntry, "language">): Html {
  // Without a known language the browser judges the direction by the text.
  return language === undefined ? html`dir="auto"` : html`lang="${language}" dir="${direction(language)}"`;
}

/** What is said of an entry in the page's own words. */
function notes(entry: CleanEntry, context: CardContext, { tags = true, story = true }: CardSetting): Html {
  const { words } = context;
  const credits = byline(entry.authors, entry.contributors, words);
  return html`<div class="notes" lang="${words.language}" dir="${direction(words.language)}">
${credits === "" ? "" : html`<p class="by">${credits}</p>\n`}<p>${outlet(entry, context)} · <a href="${entryPlace(entry.ref)}">${dateMarkup(entry.published, words)}</a></p>
${entry.story === undefined || !story ? "" : storyMarkup(entry.story, words)}${tags ? tagList(entry, context) : ""}</div>`;
}

/** The outlet, leading to what else it publishes. */
export function outlet({ source }: CleanEntry, { hasSource }: Pick<CardContext, "hasSource">): Html {
  if (!hasSource(source.id)) return html`<bdi>${source.title}</bdi>`;
  return html`<bdi><a href="/${encodePath(`sources/${source.id}`)}">${source.title}</a></bdi>`;
}

/** A day in the page's language, in UTC. */
export function dateMarkup(iso: string, words: PageWords): Html {
  return html`<time datetime="${iso}">${dayWords(iso, words.language)}</time>`;
}

/** A picture with what is printed under it. Nobody is told whose page it is on. */
export function pictureMarkup(picture: CleanPicture, { above = false } = {}): Html {
  const { url, width, height, alt, caption, credit } = picture;
  const size = width === undefined || height === undefined ? "" : html` width="${width}" height="${height}"`;
  const loading = above ? html` fetchpriority="high"` : html` loading="lazy"`;
  const image = html`<img src="${url}" alt="${alt ?? ""}"${size}${loading} decoding="async" referrerpolicy="no-referrer">`;
  if (caption === undefined && credit === undefined) return html`<figure>${image}</figure>`;
  const words = [caption, credit].filter((text) => text !== undefined).join(" · ");
  return html`<figure>${image}<figcaption>${words}</figcaption></figure>`;
}

/** Tags that have pages. */
export function tagList(
  { tags }: CleanEntry,
  { tagTitle, words }: Pick<CardContext, "tagTitle" | "words">,
): Html {
  const items = tags.flatMap(({ label, slug }) =>
    slug === undefined
      ? []
      : [
          html`<li><a rel="tag" href="/${encodePath(`tags/${slug}`)}"><bdi>${tagTitle(slug) ?? label}</bdi></a></li>`,
        ],
  );
  return items.length === 0 ? html`` : html`<ul class="tags" aria-label="${words.tags}">${items}</ul>`;
}

function headline(entry: CleanEntry): Html {
  return entry.url === undefined ? html`${entry.heading}` : html`<a href="${entry.url}">${entry.heading}</a>`;
}
