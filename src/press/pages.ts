import { wireFormats } from "./formats/wire-formats.ts";
import { escapeXml } from "./markup.ts";
import type { PressEntry } from "./press-document.ts";
import type { Publication } from "./publication.ts";

/** The press' own front page: its publications and their feeds. `base` has no trailing slash. */
export function frontPage(publications: Publication[], base: string): string {
  const rows = publications.map(
    ({ id, title, subtitle, format }) =>
      `<li><a href="${base}/${id}/">${escapeXml(title)}</a> — ${escapeXml(subtitle)} ` +
      `(<a href="${base}/${id}/${escapeXml(wireFormats[format].path)}">${format}</a>)</li>`,
  );
  return page("en", "The sample press", "", `<h1>The sample press</h1><ul>${rows.join("\n")}</ul>`);
}

/** A publication's home page; most announce their feed for autodiscovery. */
export function homePage(publication: Publication, base: string, entries: PressEntry[]): string {
  const { path, announced } = wireFormats[publication.format];
  const feed = escapeXml(`${base}/${publication.id}/${path}`);
  const link = `<link rel="alternate" type="${announced}" title="${escapeXml(publication.title)}" href="${feed}">`;
  const list = entries.map(
    ({ url, title, standfirst }) =>
      `<li><a href="${escapeXml(url)}">${escapeXml(title ?? url)}</a> ${escapeXml(standfirst ?? "")}</li>`,
  );
  return page(
    publication.language,
    publication.title,
    publication.serving.announces ? link : "",
    `<h1>${escapeXml(publication.title)}</h1><p>${escapeXml(publication.subtitle)}</p><ul>${list.join("\n")}</ul>`,
  );
}

/** The page an entry is read at, with its canonical address and its translations. */
export function entryPage(publication: Publication, entry: PressEntry): string {
  const links = [
    `<link rel="canonical" href="${escapeXml(entry.url)}">`,
    ...(entry.translations.length > 0 ? [alternate(entry), ...entry.translations.map(alternate)] : []),
  ];
  const byline = [...entry.authors, entry.agency].filter((name) => name !== undefined).join(", ");
  const { picture } = entry;
  const figure = picture
    ? `<figure><img src="${escapeXml(picture.url)}" alt="${escapeXml(picture.alt)}" width="640" height="360">` +
      `<figcaption>${escapeXml(picture.caption)} (${escapeXml(picture.credit)})</figcaption></figure>`
    : "";
  const standfirst = entry.standfirst ? `<p><strong>${escapeXml(entry.standfirst)}</strong></p>` : "";
  return page(
    entry.language,
    `${entry.title ?? publication.title} – ${publication.title}`,
    links.join("\n"),
    `<h1>${escapeXml(entry.title ?? "")}</h1>${standfirst}<p>${escapeXml(byline)} · ` +
      `<time datetime="${new Date(entry.published).toISOString()}">${new Date(entry.published).toUTCString()}</time></p>` +
      `${figure}\n${entry.html}`,
  );
}

function alternate({ url, language }: { url: string; language: string }): string {
  return `<link rel="alternate" hreflang="${language}" href="${escapeXml(url)}">`;
}

function page(language: string, title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeXml(title)}</title>
${head}
</head>
<body>${body}</body>
</html>
`;
}
