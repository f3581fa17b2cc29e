import type { CleanEntry, CleanPicture } from "../../publish/clean-entry.ts";
import { direction } from "../../publish/clean-language.ts";
import { encodePath } from "../../publish/feed-url.ts";
import { plainText } from "../../publish/plain-text.ts";
import { type Html, html } from "./html.ts";
import { storyMarkup } from "./story-markup.ts";
import { byline, day } from "./words.ts";

const STANDFIRST_LENGTH = 280;

/** An entry as a card: headline, standfirst, byline, outlet, date, picture with caption and credit, tags, ours under our title. */
export function entryMarkup(entry: CleanEntry, tagTitle: (slug: string) => string | undefined): Html {
  const standfirst = plainText(entry.summary ?? entry.content ?? "", STANDFIRST_LENGTH);
  const credits = byline(entry.authors, entry.contributors);
  const slugs = entry.tags.filter(({ slug }) => slug !== undefined);
  return html`<article class="entry" ${langAndDir(entry)}>
<h2>${headline(entry)}</h2>
${standfirst === "" || entry.title === "" ? "" : html`<p class="standfirst">${standfirst}</p>`}
${entry.pictures[0] === undefined ? "" : pictureMarkup(entry.pictures[0])}
${credits === "" ? "" : html`<p class="meta"><span lang="en" dir="ltr">${credits}</span></p>`}
<p class="meta">${outletAndDate(entry)}</p>
${entry.story === undefined ? "" : storyMarkup(entry.story)}
${slugs.length === 0 ? "" : html`<ul class="tags" aria-label="Tags">${slugs.map((tag) => tagMarkup(tag, tagTitle))}</ul>`}
</article>
`;
}

/** One line for the front page: headline, outlet, date. */
export function headlineMarkup(entry: CleanEntry): Html {
  return html`<li ${langAndDir(entry)}><h3>${headline(entry)}</h3><p class="meta">${outletAndDate(entry)}</p></li>`;
}

function headline(entry: CleanEntry): Html {
  return entry.url === undefined ? html`${entry.heading}` : html`<a href="${entry.url}">${entry.heading}</a>`;
}

function outletAndDate({ source, published }: CleanEntry): Html {
  const outlet =
    source.homepage === undefined
      ? html`${source.title}`
      : html`<a href="${source.homepage}">${source.title}</a>`;
  return html`<bdi>${outlet}</bdi> · <time datetime="${published}" lang="en" dir="ltr">${day(published)}</time>`;
}

function langAndDir({ language }: CleanEntry): Html {
  // Without a known language the browser judges the direction by the text.
  return language === undefined ? html`dir="auto"` : html`lang="${language}" dir="${direction(language)}"`;
}

function pictureMarkup(picture: CleanPicture): Html {
  const { url, width, height, alt, caption, credit } = picture;
  const size = width === undefined || height === undefined ? "" : html` width="${width}" height="${height}"`;
  const image = html`<img src="${url}" alt="${alt ?? ""}"${size} loading="lazy" decoding="async" referrerpolicy="no-referrer">`;
  if (caption === undefined && credit === undefined) return html`<figure>${image}</figure>`;
  const words = [caption, credit].filter((text) => text !== undefined).join(" · ");
  return html`<figure>${image}<figcaption>${words}</figcaption></figure>`;
}

function tagMarkup(
  { label, slug = "" }: CleanEntry["tags"][number],
  tagTitle: (slug: string) => string | undefined,
): Html {
  return html`<li><a rel="tag" href="/${encodePath(`tags/${slug}`)}">${tagTitle(slug) ?? label}</a></li>`;
}
