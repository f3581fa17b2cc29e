import { direction } from "../../publish/clean-language.ts";
import { encodePath } from "../../publish/feed-url.ts";
import type { PageWords } from "../words/page-words.ts";
import { htmlDocument } from "./document.ts";
import type { Frame } from "./frame.ts";
import { type Html, type HtmlValue, html } from "./html.ts";
import { PAPER_SCRIPT } from "./paper-script.ts";
import { PAPER_STYLE } from "./paper-style.ts";

/** A feed a page announces to readers. */
export interface Announced {
  href: string;
  type: string;
  title: string;
}

/** What a page for readers is made of. */
export interface PaperParts {
  frame: Frame;
  words: PageWords;
  title: string;
  /** Of the title (BCP 47), where it is not that of the words. */
  language?: string;
  /** A few words above the title. */
  kicker?: HtmlValue;
  lede?: HtmlValue;
  /** Below both. */
  links?: HtmlValue;
  announced?: readonly Announced[];
  canonical?: string;
  /** Id of the section it is of. */
  section?: string;
  /** `front` has the site's name for its title; `plain` brings its own. */
  kind?: "front" | "shelf" | "plain";
  body: HtmlValue;
  aside?: HtmlValue;
}

/** Lays a page for readers out: the paper's name, its sections, a search, the content, what goes with it, and where else to go. */
export function paper(parts: PaperParts): string {
  const { frame, words, title, kind = "shelf", announced = [], canonical, aside } = parts;
  return htmlDocument({
    lang: words.language,
    dir: direction(words.language),
    title: kind === "front" ? title : `${title} · ${frame.title}`,
    head: html`${canonical === undefined ? "" : html`<link rel="canonical" href="${canonical}">\n`}${announced.map(
      (feed) => html`<link rel="alternate" type="${feed.type}" title="${feed.title}" href="${feed.href}">\n`,
    )}`,
    style: PAPER_STYLE,
    script: PAPER_SCRIPT,
    skip: words.skip,
    ...(kind === "front" && { kind }),
    body: html`${masthead(parts)}
<main id="main" class="wrap" tabindex="-1">
${kind === "shelf" ? heading(parts) : ""}
${aside === undefined ? parts.body : html`<div class="page"><div>\n${parts.body}\n</div><div class="side">\n${aside}\n</div></div>`}
</main>
${footer(words)}`,
  });
}

function masthead({ frame, words, title, lede, links, kind, section }: PaperParts): Html {
  const plate =
    kind === "front" ? "" : html`<a class="plate" href="/" lang="${frame.language}">${frame.title}</a>`;
  const nameplate =
    kind === "front"
      ? html`<div class="wrap nameplate"><h1 lang="${frame.language}" dir="${direction(frame.language)}">${title}</h1>
${lede === undefined ? "" : html`<p class="meta">${lede}</p>`}${links}</div>`
      : "";
  return html`<header class="mast">
<div class="wrap bar">${plate}${searchBox(words)}</div>
${nameplate}
${frame.sections.length === 0 ? "" : html`<nav class="sections" aria-label="${words.sections}"><ul class="wrap">${frame.sections.map((one) => sectionLink(one, one.id === section))}</ul></nav>`}
</header>`;
}

function sectionLink({ id, title, language }: Frame["sections"][number], current: boolean): Html {
  const lang = language === undefined ? "" : html` lang="${language}"`;
  return html`<li><a href="/${encodePath(`sections/${id}`)}"${lang}${current ? html` aria-current="page"` : ""}>${title}</a></li>`;
}

function searchBox(words: PageWords): Html {
  return html`<details class="find"><summary>${words.search}</summary>${searchForm(words, "find")}</details>`;
}

/** A form that asks for the entries in which words stand. */
export function searchForm(words: PageWords, id: string, value = ""): Html {
  return html`<form action="/feeds" method="get" role="search" class="ask"><label for="${id}">${words.searchFor}</label><input id="${id}" type="search" name="q" value="${value}" dir="auto" enterkeyhint="search" autocomplete="off" aria-describedby="${id}-note"><button>${words.search}</button><p class="small" id="${id}-note">${words.searchNote}</p></form>`;
}

function heading({ words, title, language = words.language, kicker, lede, links }: PaperParts): Html {
  return html`<div class="head">
${kicker === undefined ? "" : html`<p class="kicker">${kicker}</p>`}
<h1 lang="${language}" dir="${direction(language)}">${title}</h1>
${lede === undefined ? "" : html`<p class="lede">${lede}</p>`}
${links}
</div>`;
}

function footer(words: PageWords): Html {
  return html`<footer><div class="wrap"><p>${words.gathered}</p>
<ul class="links"><li><a href="/">${words.frontPage}</a></li><li><a href="/all">${words.everything}</a></li><li><a href="/all/days">${words.days}</a></li><li><a href="/feeds">${words.combine}</a></li><li><a href="/opml">${words.allAsOpml}</a></li><li><a href="/about">${words.about}</a></li></ul></div></footer>`;
}
