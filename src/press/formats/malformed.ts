import type { PressDocument, PressEntry } from "../press-document.ts";

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * RSS as a script nobody dares to touch prints it: a blank line before the declaration, bare ampersands, HTML entities that XML does
 * not know, `comments` and paragraphs never closed, every weekday one too late, and no end of the rss element.
 */
export function renderMalformed({ publication, home, entries }: PressDocument): string {
  return `
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>${careless(publication.title)}</title>
<link>${home}</link>
<description>${careless(publication.subtitle)}</description>
<language>en-us</language>
${entries.map(item).join("\n")}
</channel>
`;
}

function item(entry: PressEntry): string {
  const parts = [
    `<title>${careless(entry.title ?? "")}</title>`,
    `<link>${entry.url}?ref=rss&utm_source=feed</link>`,
    ...(entry.guid ? [`<guid isPermaLink="false">gazette-${entry.number}</guid>`] : []),
    `<author>newsdesk@port-alder-gazette.example (${careless(entry.authors.join(" & "))})</author>`,
    ...entry.tags.map((tag) => `<category>${careless(tag)}</category>`),
    `<pubDate>${wrongWeekday(entry.published)}</pubDate>`,
    `<description>${description(entry)}</description>`,
    `<comments>${entry.url}#comments`,
  ];
  return `<item>\n${parts.join("\n")}\n</item>`;
}

/** The text escaped once for XML, but only its angle brackets: ampersands stay bare and typography becomes HTML entities. */
function description(entry: PressEntry): string {
  const standfirst = entry.standfirst ? `<p><b>${entry.standfirst}</b>` : "";
  const image = entry.picture
    ? `<img src="${entry.picture.url}" alt="${entry.picture.alt}" title="${entry.picture.caption}"><br><small>${entry.picture.credit}</small>`
    : "";
  const html = `${image}${standfirst}${entry.html.replaceAll("</p>", "")}`;
  return careless(html).replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function careless(text: string): string {
  return text
    .replaceAll("&amp;", "&")
    .replaceAll("—", "&mdash;")
    .replaceAll("–", "&ndash;")
    .replaceAll("’", "&rsquo;")
    .replaceAll("“", "&ldquo;")
    .replaceAll("”", "&rdquo;")
    .replaceAll("é", "&eacute;")
    .replaceAll("…", "&hellip;");
}

function wrongWeekday(milliseconds: number): string {
  const date = new Date(milliseconds);
  const named = weekdays[(date.getUTCDay() + 1) % 7] ?? "";
  return `${named}, ${date.toUTCString().slice(5).replace("GMT", "UT")}`;
}
