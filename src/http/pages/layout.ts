import { Html, type HtmlValue, html } from "./html.ts";
import { STYLE } from "./style.ts";

/** A feed a page announces to readers. */
export interface Announced {
  href: string;
  type: string;
  title: string;
}

/** What a page is made of. Its own words are English; `lang` is that of the heading. */
export interface PageParts {
  title: string;
  /** Stands above the heading and leads to the front page; absent on the front page and where the site has no name to give. */
  site?: string;
  lang?: string;
  dir?: "ltr" | "rtl";
  lede?: HtmlValue;
  announced?: readonly Announced[];
  canonical?: string;
  headerMore?: HtmlValue;
  /** After the style of all pages; the page's headers must have been made with it. */
  style?: string;
  body: HtmlValue;
}

/** A whole page: one heading, one main part, a way to skip to it, feeds announced in the head. */
export function layout(parts: PageParts): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<title>${parts.title}${parts.site === undefined ? "" : ` · ${parts.site}`}</title>
${parts.canonical === undefined ? "" : html`<link rel="canonical" href="${parts.canonical}">`}
${(parts.announced ?? []).map(
  ({ href, type, title }) => html`<link rel="alternate" type="${type}" title="${title}" href="${href}">\n`,
)}<style>${new Html(STYLE + (parts.style ?? ""))}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
${parts.site === undefined ? "" : html`<p class="site"><a href="/">${parts.site}</a></p>`}
<h1 lang="${parts.lang ?? "en"}" dir="${parts.dir ?? "ltr"}">${parts.title}</h1>
${parts.lede === undefined ? "" : html`<p class="lede">${parts.lede}</p>`}
${parts.headerMore}
</header>
<main id="main">
${parts.body}
</main>
<footer>
<p>Gathered by Broadsheet. Every headline leads to the outlet that published it. <a href="/about">What this is and how to subscribe</a> · <a href="/opml">All feeds as OPML</a></p>
</footer>
</body>
</html>
`;
  return page.markup;
}
