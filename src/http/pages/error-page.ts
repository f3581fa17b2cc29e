import { encodePath } from "../../publish/feed-url.ts";
import type { PageWords } from "../words/page-words.ts";
import { type Frame, siteWords } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { paper, searchForm } from "./paper.ts";

/** An error as a page tells it. */
export interface ErrorPage {
  status: number;
  /** The status in words, English. */
  title: string;
  /** One plain sentence, English. */
  detail: string;
  frame: Frame;
  /** What the address seems to ask for, as words to search for. */
  wanted: string;
}

/** An error in plain words, with ways on: a search for what the address seems to want, and every section. */
export function errorPage({ status, title, detail, frame, wanted }: ErrorPage): string {
  const words = siteWords(frame);
  const missing = status === 404 || status === 410;
  return paper({
    frame,
    words,
    title: titleOf(status, words) ?? title,
    kicker: `${status} ${title}`,
    body: html`<div class="prose"><p lang="en" dir="ltr">${detail}</p>
${missing ? html`<p>${words.notFoundNote}</p>${searchForm(words, "search", wanted)}` : ""}
${sectionList(frame, words)}</div>`,
  });
}

function titleOf(status: number, words: PageWords): string | undefined {
  if (status === 404) return words.notFound;
  if (status === 410) return words.gone;
  if (status === 503 || status === 429) return words.tooMany;
  return status >= 500 ? words.broken : undefined;
}

function sectionList({ sections }: Frame, words: PageWords): Html {
  const items = sections.map(
    ({ id, title, language }) =>
      html`<li><a href="/${encodePath(`sections/${id}`)}"${language === undefined ? "" : html` lang="${language}"`}>${title}</a></li>`,
  );
  return html`<ul class="links"><li><a href="/">${words.frontPage}</a></li>${items}</ul>`;
}
