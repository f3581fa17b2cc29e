import { Html, type HtmlValue, html } from "./html.ts";
import { BASE_STYLE } from "./style.ts";

/** A whole HTML document. */
export interface DocumentParts {
  /** BCP 47: of the page's own words. */
  lang: string;
  dir: "ltr" | "rtl";
  title: string;
  head?: HtmlValue;
  /** After the style of all pages; the headers must have been made with it. */
  style: string;
  /** As {@link DocumentParts.style}. */
  script?: string;
  /** Of the body element. */
  kind?: string;
  /** Text of the link that leads past what is above the content. */
  skip: string;
  body: HtmlValue;
}

/** Writes the document; what is to be skipped to has the id `main`. */
export function htmlDocument({
  lang,
  dir,
  title,
  head,
  style,
  script,
  kind,
  skip,
  body,
}: DocumentParts): string {
  const page = html`<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<title>${title}</title>
${head}<style>${new Html(BASE_STYLE + style)}</style>
${script === undefined ? "" : html`<script>${new Html(script)}</script>\n`}</head>
<body${kind === undefined ? "" : html` class="${kind}"`}>
<a class="skip" href="#main">${skip}</a>
${body}
</body>
</html>
`;
  return page.markup;
}
