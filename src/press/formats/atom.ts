import { escapeXml, rfc3339 } from "../markup.ts";
import type { PressDocument, PressEntry } from "../press-document.ts";

const xhtml = "http://www.w3.org/1999/xhtml";

/**
 * Atom 1.0 (RFC 4287) by a careful hand: tag: ids, XHTML content, an author element each, the translator as contributor, xml:lang
 * where an entry is in another language, hreflang alternates for its translations.
 */
export function renderAtom({ publication, home, self, entries, updated }: PressDocument): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${publication.language}">
  <id>${feedId(publication.id)}</id>
  <title>${escapeXml(publication.title)}</title>
  <subtitle>${escapeXml(publication.subtitle)}</subtitle>
  <updated>${rfc3339(updated)}</updated>
  <link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(home)}"/>
  <author><name>${escapeXml(publication.editor)}</name></author>
  <rights>CC BY-SA 4.0</rights>
${entries.map((entry) => item(entry, publication.id, publication.language)).join("\n")}
</feed>
`;
}

function feedId(publication: string): string {
  return `tag:${publication}.example,2024:feed`;
}

function item(entry: PressEntry, publication: string, language: string): string {
  const parts = [
    `<id>tag:${publication}.example,2024:${entry.number}</id>`,
    `<title type="text">${escapeXml(entry.title ?? "")}</title>`,
    `<published>${rfc3339(entry.published)}</published>`,
    `<updated>${rfc3339(entry.updated)}</updated>`,
    `<link rel="alternate" type="text/html" hreflang="${entry.language}" href="${escapeXml(entry.url)}"/>`,
    ...entry.translations.map(
      (sister) =>
        `<link rel="alternate" type="text/html" hreflang="${sister.language}" href="${escapeXml(sister.url)}"/>`,
    ),
    ...(entry.original ? [`<link rel="via" href="${escapeXml(entry.original.url)}"/>`] : []),
    ...entry.authors.map((name) => `<author><name>${escapeXml(name)}</name></author>`),
    ...(entry.translator ? [`<contributor><name>${escapeXml(entry.translator)}</name></contributor>`] : []),
    ...entry.tags.map(
      (tag) => `<category term="${escapeXml(tag.toLowerCase())}" label="${escapeXml(tag)}"/>`,
    ),
    ...(entry.standfirst ? [`<summary>${escapeXml(entry.standfirst)}</summary>`] : []),
    `<content type="xhtml"><div xmlns="${xhtml}">${figure(entry)}${entry.html}</div></content>`,
  ];
  const tongue = entry.language === language ? "" : ` xml:lang="${entry.language}"`;
  return `  <entry${tongue}>\n${parts.map((part) => `    ${part}`).join("\n")}\n  </entry>`;
}

function figure({ picture }: PressEntry): string {
  if (picture === undefined) return "";
  return (
    `<figure><img src="${escapeXml(picture.url)}" alt="${escapeXml(picture.alt)}" width="640" height="360"/>` +
    `<figcaption>${escapeXml(picture.caption)} <small>© ${escapeXml(picture.credit)}</small></figcaption></figure>\n`
  );
}
