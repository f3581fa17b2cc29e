import type { Republish } from "../../model/configuration.ts";
import type { CleanEntry, CleanMember } from "../../publish/clean-entry.ts";
import { direction } from "../../publish/clean-language.ts";
import { plainText } from "../../publish/plain-text.ts";
import type { PageWords } from "../words/page-words.ts";
import { byline, languageName, timeWords, wordsFor } from "../words/words-for.ts";
import { type CardContext, dateMarkup, langAndDir, outlet, pictureMarkup, tagList } from "./card.ts";
import { entryBody } from "./entry-body.ts";
import { entryPlace } from "./entry-place.ts";
import { overweight } from "./fit-page.ts";
import type { Frame } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { paper } from "./paper.ts";
import { pictureAddress, withPictures } from "./shown-pictures.ts";
import { originalOf } from "./story-markup.ts";
import { withoutLead } from "./without-lead.ts";

/** What the page of an entry needs. */
export interface EntryPage extends Omit<CardContext, "words"> {
  frame: Frame;
  entry: CleanEntry;
  /** What its outlet lets others show of it; all of it where nothing is said. */
  republish?: Republish;
  /** ISO 8601: when its meaning was last seen to change. */
  changed: string;
}

/** Longest standfirst, in characters: what is longer is the text. */
const STANDFIRST = 400;
/** Bytes of a text that are shown at least, and those of what is said where it is cut. */
const [LEAST, NOTE] = [4_000, 500];
/** Members of a story that are listed. */
const MOST_MEMBERS = 20;

/** An entry with its story: what its outlet lets others show of it, who else tells it, in which languages, and what became of it since. */
export function entryPage(page: EntryPage): string {
  const { frame } = page;
  const entry = withPictures(page.entry, frame.pictures);
  const words = wordsFor(entry.language ?? frame.language);
  const whole = layOut(page, entry, words);
  const over = overweight(whole);
  const length = Buffer.byteLength(textOf(entry) ?? "");
  return over === 0 || length === 0
    ? whole
    : layOut(page, entry, words, Math.max(length - over - NOTE, LEAST));
}

/** The page, with so many bytes of its text at most. */
function layOut(page: EntryPage, entry: CleanEntry, words: PageWords, most?: number): string {
  const { frame } = page;
  const context = { words, tagTitle: page.tagTitle, hasSource: page.hasSource };
  return paper({
    frame,
    words,
    title: entry.heading,
    kind: "plain",
    // The outlet's is the one that search engines are to know.
    ...(entry.url !== undefined && { canonical: entry.url }),
    body: html`<article class="read">
<p class="kicker">${outlet(entry, context)}</p>
<div ${langAndDir(entry)}><h1>${entry.heading}</h1>${standfirst(entry)}</div>
${bylines(entry, words)}
${entry.pictures[0] === undefined ? "" : html`<div class="lead-pic" ${langAndDir(entry)}>${pictureMarkup(entry.pictures[0], { above: true })}</div>`}
${text(page, most)}
${rightsNote(page, words, most !== undefined)}${wayOn(entry, words)}
${tagList(entry, context)}
${story(entry, words)}
${history(page, words)}
</article>`,
  });
}

/** The text: the content, else a summary that is too long to be one. Many feeds have their texts in what should be summaries. */
function textOf({ title, summary, content }: CleanEntry): string | undefined {
  if (content !== undefined || summary === undefined) return content;
  return title === "" || plainText(summary, 2 * STANDFIRST).length > STANDFIRST ? summary : undefined;
}

function standfirst(entry: CleanEntry): Html | "" {
  const { title, summary } = entry;
  const content = textOf(entry);
  // Where there is a text, a summary that only repeats how it begins says nothing.
  if (summary === undefined || title === "" || content === summary) return "";
  const words = plainText(summary, STANDFIRST);
  const opening = content === undefined ? "" : plainText(content, 60).replace(/…$/, "");
  return opening !== "" && words.startsWith(opening) ? "" : html`<p class="standfirst">${words}</p>`;
}

function bylines(entry: CleanEntry, words: PageWords): Html {
  const credits = byline(entry.authors, entry.contributors, words);
  return html`<div class="notes">${credits === "" ? "" : html`<p class="by">${credits}</p>`}<p>${dateMarkup(entry.published, words)}</p></div>`;
}

function text({ entry, frame }: EntryPage, most?: number): Html | "" {
  const { pictures } = entry;
  const content = textOf(entry);
  if (content === undefined) return "";
  const body = entryBody(withoutLead(content, pictures[0]), 1, pictureAddress(entry, frame.pictures), most);
  return html`<div class="text" ${langAndDir(entry)}>${body}</div>`;
}

/** Why there is no more of it here. */
function rightsNote({ republish, entry }: EntryPage, words: PageWords, cut: boolean): Html | "" {
  if (cut) return html`<p class="meta">${words.beginningOnly(entry.source.title)}</p>\n`;
  if (republish === undefined || republish === "full") return "";
  const say = republish === "headline" ? words.headlineOnly : words.summaryOnly;
  return html`<p class="meta">${say(entry.source.title)}</p>\n`;
}

/** What is at the outlet. */
function wayOn(entry: CleanEntry, words: PageWords): Html {
  const { url, enclosures, commentsUrl, licence, rights } = entry;
  const files = enclosures.map((file) => html`<li><a href="${file.url}">${file.title ?? file.type}</a></li>`);
  const comments =
    commentsUrl === undefined ? "" : html`<li><a href="${commentsUrl}">${words.comments}</a></li>`;
  const terms =
    licence === undefined ? "" : html`<li><a href="${licence}" rel="license">${words.licence}</a></li>`;
  return html`${url === undefined ? "" : html`<p><a class="go" href="${url}">${words.readAt(entry.source.title)}</a></p>`}
${files.length === 0 && comments === "" && terms === "" ? "" : html`<ul class="links">${files}${comments}${terms}</ul>`}
${rights === undefined ? "" : html`<p class="meta"><bdi>${rights}</bdi></p>`}`;
}

function story({ story }: CleanEntry, words: PageWords): Html | "" {
  if (story === undefined) return "";
  const { original } = originalOf(story);
  return html`${members("copies", words.copies, story.copies, words)}${members("translations", words.translations, story.translations, words, original)}${members("related", words.moreOnThis.replace(/\s*:$/, ""), story.related, words)}`;
}

function members(
  id: string,
  title: string,
  list: readonly CleanMember[],
  words: PageWords,
  original?: CleanMember,
): Html | "" {
  if (list.length === 0) return "";
  const items = list.slice(0, MOST_MEMBERS).map((member) => {
    const { language = "", url, title: headline, outlet: name, published, ref } = member;
    const lang = language === "" ? html` dir="auto"` : html` lang="${language}" dir="${direction(language)}"`;
    const shown = headline === "" ? name : headline;
    const spoken = language === "" ? undefined : languageName(language);
    return html`<li><p class="h"${lang}>${url === undefined ? shown : html`<a href="${url}">${shown}</a>`}</p><p class="meta"><bdi>${name}</bdi>${spoken === undefined ? "" : html` · <span lang="${language}">${spoken}</span>`}${member === original ? html` (${words.original})` : ""} · <a href="${entryPlace(ref)}">${dateMarkup(published, words)}</a></p></li>\n`;
  });
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul class="list">${items}</ul>${list.length > items.length ? html`<p class="meta">${words.andMore(list.length - items.length)}</p>` : ""}</section>\n`;
}

/** What became of it, as far as its outlet and our polls tell. */
function history({ entry, changed }: EntryPage, words: PageWords): Html {
  const { published, updated, firstSeen } = entry;
  const facts: [string, string][] = [
    [words.published, published],
    ...(firstSeen === "" ? [] : [[words.cameIn, firstSeen] as [string, string]]),
    ...(updated > published ? [[words.corrected, updated] as [string, string]] : []),
    ...(firstSeen !== "" && changed > firstSeen ? [[words.changedHere, changed] as [string, string]] : []),
  ];
  const rows = facts.map(
    ([name, iso]) =>
      html`<dt>${name}</dt><dd><time datetime="${iso}" data-exact>${timeWords(iso, words.language)}</time></dd>`,
  );
  return html`<section aria-labelledby="history"><h2 id="history">${words.history}</h2><dl class="facts">${rows}</dl>${facts.length > 2 ? html`<p class="meta">${words.historyNote}</p>` : ""}</section>`;
}
