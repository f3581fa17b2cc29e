import { cdata, escapeXml, rfc3339 } from "../markup.ts";
import type { PressDocument, PressEntry } from "../press-document.ts";

/** RDF Site Summary 1.0: items beside the channel, rdf:about as identity, Dublin Core for everything else, no declared language an item. */
export function renderRdf({ publication, home, entries, updated }: PressDocument): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF
  xmlns="http://purl.org/rss/1.0/"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel rdf:about="${escapeXml(home)}">
    <title>${escapeXml(publication.title)}</title>
    <link>${escapeXml(home)}</link>
    <description>${escapeXml(publication.subtitle)}</description>
    <dc:language>${publication.language}</dc:language>
    <dc:publisher>${escapeXml(publication.editor)}</dc:publisher>
    <dc:date>${rfc3339(updated)}</dc:date>
    <items>
      <rdf:Seq>
${entries.map(({ url }) => `        <rdf:li rdf:resource="${escapeXml(url)}"/>`).join("\n")}
      </rdf:Seq>
    </items>
  </channel>
${entries.map(item).join("\n")}
</rdf:RDF>
`;
}

function item(entry: PressEntry): string {
  return `  <item rdf:about="${escapeXml(entry.url)}">
    <title>${escapeXml(entry.title ?? "")}</title>
    <link>${escapeXml(entry.url)}</link>
    <description>${escapeXml(entry.standfirst ?? "")}</description>
${entry.authors.map((author) => `    <dc:creator>${escapeXml(author)}</dc:creator>`).join("\n")}
${entry.tags.map((tag) => `    <dc:subject>${escapeXml(tag)}</dc:subject>`).join("\n")}
    <dc:date>${rfc3339(entry.published).replace("Z", "+00:00")}</dc:date>
    <content:encoded>${cdata(`${figure(entry)}${entry.html}`)}</content:encoded>
  </item>`;
}

function figure({ picture }: PressEntry): string {
  if (picture === undefined) return "";
  return (
    `<figure class="bild"><img src="${escapeXml(picture.url)}" alt="${escapeXml(picture.alt)}">` +
    `<figcaption>${escapeXml(picture.caption)} Foto: ${escapeXml(picture.credit)}</figcaption></figure>\n`
  );
}
