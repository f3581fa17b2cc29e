import { escapeXml, rfc3339 } from "../markup.ts";
import type { PressDocument, PressEntry } from "../press-document.ts";

/**
 * RSS 2.0 as SPIP writes it: the whole text escaped in `description`, dc:date in place of pubDate, dc:format and dc:language an item,
 * keywords as dc:subject, the byline in one dc:creator, pictures as `spip_documents`.
 */
export function renderSpip({ publication, home, self, entries }: PressDocument): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" 
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:atom="http://www.w3.org/2005/Atom"
>

<channel xml:lang="${publication.language}">
	<title>${escapeXml(publication.title)}</title>
	<link>${escapeXml(home)}</link>
	<description>${escapeXml(publication.subtitle)}</description>
	<language>${publication.language}</language>
	<generator>SPIP - www.spip.net</generator>
	<atom:link href="${escapeXml(self)}" rel="self" type="application/rss+xml" />
${entries.map(item).join("\n")}
</channel>

</rss>
`;
}

function item(entry: PressEntry): string {
  return `	<item xml:lang="${entry.language}">
		<title>${escapeXml(entry.title ?? "")}</title>
		<link>${escapeXml(entry.url)}</link>
		<guid isPermaLink="true">${escapeXml(entry.url)}</guid>
		<dc:date>${rfc3339(entry.published)}</dc:date>
		<dc:format>text/html</dc:format>
		<dc:language>${entry.language}</dc:language>
		<dc:creator>${escapeXml(entry.authors.join(", "))}</dc:creator>
${entry.tags.map((tag) => `		<dc:subject>${escapeXml(tag)}</dc:subject>`).join("\n")}
		<description>${escapeXml(text(entry))}</description>
	</item>`;
}

function text(entry: PressEntry): string {
  const standfirst = entry.standfirst
    ? `<div class='rss_chapo'><p>${escapeXml(entry.standfirst)}</p></div>\n`
    : "";
  return `${picture(entry)}${standfirst}<div class='rss_texte'>${entry.html}</div>`;
}

function picture({ picture, number }: PressEntry): string {
  if (picture === undefined) return "";
  return (
    `<dl class='spip_document_${number} spip_documents spip_documents_center'>\n` +
    `<dt><img src='${escapeXml(picture.url)}' width="640" height="360" alt="${escapeXml(picture.alt)}" /></dt>\n` +
    `<dd class='spip_doc_legende'>${escapeXml(picture.caption)}</dd>\n` +
    `<dd class='spip_doc_credits'>Foto: ${escapeXml(picture.credit)}</dd>\n</dl>\n`
  );
}
