import type { FeedPath } from "../../model/feed.ts";
import type { DayCount, FeedDay } from "../../model/feed-days.ts";
import { cleanHead } from "../../publish/clean-head.ts";
import { feedPlace } from "../../publish/feed-url.ts";
import type { PageWords } from "../words/page-words.ts";
import { monthWords, weekdayWords, wordsFor } from "../words/words-for.ts";
import { type CardContext, cardMarkup } from "./card.ts";
import { cleanWindow } from "./clean-window.ts";
import { daysPlace } from "./days-place.ts";
import type { FeedPageContext } from "./feed-page.ts";
import { fitParts, fitWay } from "./fit-page.ts";
import { type Html, html } from "./html.ts";
import { paper } from "./paper.ts";

/** What pages of days need. */
export type DaysContext = Pick<FeedPageContext, "frame" | "sources" | "tagTitle">;

/** Every day on which something reached a feed, month by month. */
export function daysPage(
  { path, title, language }: { path: FeedPath; title: string; language: string },
  days: readonly DayCount[],
  { frame }: DaysContext,
): string {
  const words = wordsFor(language);
  const months = new Map<string, DayCount[]>();
  for (const one of days) {
    const month = one.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), one]);
  }
  const layOut = (shown: readonly Html[]) =>
    paper({
      frame,
      words,
      title: path === "all" ? words.days : title,
      language: path === "all" ? words.language : language,
      kicker: html`<a href="${feedPlace(path)}">${path === "all" ? words.everything : words.days}</a>`,
      canonical: `${frame.url}${daysPlace(path)}`,
      ...sectionOf(path),
      body: [days.length === 0 ? html`<p>${words.nothingYet}</p>` : "", shown],
    });
  return fitParts(
    [...months].map(([month, inMonth]) => monthMarkup(path, month, inMonth, words)),
    layOut,
  );
}

function monthMarkup(path: FeedPath, month: string, days: readonly DayCount[], words: PageWords): Html {
  const items = days.map(
    ({ day, entries }) =>
      html`<li><a href="${daysPlace(path, day)}"><time datetime="${day}">${weekdayWords(day, words.language)}</time></a> <span class="meta">${words.entries(entries)}</span></li>\n`,
  );
  return html`<section class="rows" aria-labelledby="m${month}"><h2 id="m${month}">${monthWords(month, words.language)}</h2><ul class="list days">${items}</ul></section>\n`;
}

/** How cards of a day are set: with less where they are many. */
const SETTINGS = [{}, { standfirst: false }, { standfirst: false, story: false }] as const;

/** One day of a feed, with the way to the days before and after it that have something. */
export function dayPage(
  { window, day, part }: { window: FeedDay; day: string; part: number },
  days: readonly DayCount[],
  context: DaysContext,
): string {
  const { frame, sources, tagTitle } = context;
  const head = cleanHead(window.head);
  const path = window.head.path as FeedPath;
  const words = wordsFor(head.language);
  const cards: CardContext = { words, tagTitle, hasSource: (id) => sources.has(id) };
  const entries = cleanWindow(window, sources, { most: window.entries.length, pictures: "none" });
  const name = path === "all" ? words.everything : (head.name ?? head.title);
  const layOut = (setting: (typeof SETTINGS)[number]) =>
    paper({
      frame,
      words,
      title: weekdayWords(day, words.language),
      kicker: html`<a href="${feedPlace(path)}">${name}</a>`,
      canonical: `${frame.url}${daysPlace(path, day)}${part === 0 ? "" : `?part=${part + 1}`}`,
      links: neighbours(path, day, days, words),
      ...sectionOf(path),
      body: [
        entries.length === 0
          ? html`<p>${words.nothingThatDay}</p>`
          : html`<div class="pair">${entries.map((entry) => cardMarkup(entry, cards, { level: 2, picture: false, tags: false, ...setting }))}</div>`,
        window.more
          ? html`<p class="more"><a href="${daysPlace(path, day)}?part=${part + 2}">${words.earlier}</a></p>`
          : "",
      ],
    });
  return fitWay(SETTINGS, layOut);
}

function neighbours(path: FeedPath, day: string, days: readonly DayCount[], words: PageWords): Html {
  const before = days.find((one) => one.day < day)?.day;
  const after = days.findLast((one) => one.day > day)?.day;
  const link = (to: string | undefined, label: string, rel: string) =>
    to === undefined ? "" : html`<li><a href="${daysPlace(path, to)}" rel="${rel}">${label}</a></li>`;
  return html`<ul class="links">${link(before, words.earlier, "prev")}${link(after, words.later, "next")}<li><a href="${daysPlace(path)}">${words.days}</a></li></ul>`;
}

function sectionOf(path: string): { section?: string } {
  return path.startsWith("sections/") ? { section: path.slice("sections/".length) } : {};
}
