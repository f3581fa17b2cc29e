import { cdata, escapeXml, rfc822 } from "../markup.ts";
import type { PressDocument, PressEntry } from "../press-document.ts";

/**
 * RSS 2.0 as a WordPress site writes it: content:encoded, dc:creator once an author, wp-caption pictures, `?p=` guids. It leaves out
 * sy:updatePeriod, which asks pollers to come once an hour, so that the demo shows its changes while one watches.
 */
export function renderWordpress({ publication, home, self, entries, updated }: PressDocument): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
	xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
	>

<channel>
	<title>${escapeXml(publication.title)}</title>
	<atom:link href="${escapeXml(self)}" rel="self" type="application/rss+xml" />
	<link>${escapeXml(home)}</link>
	<description>${escapeXml(publication.subtitle)}</description>
	<lastBuildDate>${rfc822(updated)}</lastBuildDate>
	<language>${publication.language === "en" ? "en-US" : publication.language}</language>
	<generator>https://wordpress.org/?v=6.8.3</generator>
${entries.map((entry) => item(entry, home)).join("\n")}
</channel>
</rss>
`;
}

function item(entry: PressEntry, home: string): string {
  const parts = [
    `<title>${escapeXml(entry.title ?? "")}</title>`,
    `<link>${escapeXml(entry.url)}</link>`,
    ...entry.authors.map((author) => `<dc:creator>${cdata(author)}</dc:creator>`),
    `<pubDate>${rfc822(entry.published)}</pubDate>`,
    ...entry.tags.map((tag) => `<category>${cdata(tag)}</category>`),
    `<guid isPermaLink="false">${escapeXml(`${home}?p=${entry.number}`)}</guid>`,
    `<description>${cdata(excerpt(entry))}</description>`,
    `<content:encoded>${cdata(`${picture(entry)}${entry.html}`)}</content:encoded>`,
    `<slash:comments>0</slash:comments>`,
    ...(entry.audio
      ? [
          `<enclosure url="${escapeXml(entry.audio.url)}" length="${entry.audio.length}" type="audio/mpeg" />`,
          `<itunes:duration>${entry.audio.seconds}</itunes:duration>`,
        ]
      : []),
  ];
  return `	<item>\n${parts.map((part) => `\t\t${part}`).join("\n")}\n\t</item>`;
}

function excerpt(entry: PressEntry): string {
  const words = entry.html.replaceAll(/<[^>]*>/g, "").split(/\s+/);
  return entry.standfirst
    ? `<p>${escapeXml(entry.standfirst)}</p>\n`
    : `<p>${words.slice(0, 55).join(" ")}${words.length > 55 ? " [&#8230;]" : ""}</p>\n`;
}

function picture({ picture, number }: PressEntry): string {
  if (picture === undefined) return "";
  return (
    `<div id="attachment_${number}" style="width: 650px" class="wp-caption aligncenter">` +
    `<img fetchpriority="high" decoding="async" class="size-full wp-image-${number}" src="${escapeXml(picture.url)}" ` +
    `alt="${escapeXml(picture.alt)}" width="640" height="360" />` +
    `<p class="wp-caption-text">${escapeXml(picture.caption)} Photo: ${escapeXml(picture.credit)}</p></div>\n`
  );
}
