import { escapeXml, rfc3339 } from "../markup.ts";
import type { PressDocument, PressEntry } from "../press-document.ts";

/** Atom as a video platform writes it for a film maker's page: yt: ids, everything worth reading in media:group, no content element. */
export function renderYoutube({ publication, home, self, entries }: PressDocument): string {
  const author = `<author>\n  <name>${escapeXml(publication.title)}</name>\n  <uri>${escapeXml(home)}</uri>\n </author>`;
  const oldest = entries.at(-1)?.published ?? 0;
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
 <link rel="self" href="${escapeXml(self)}"/>
 <id>yt:channel:UC${publication.id}</id>
 <yt:channelId>UC${publication.id}</yt:channelId>
 <title>${escapeXml(publication.title)}</title>
 <link rel="alternate" href="${escapeXml(home)}"/>
 ${author}
 <published>${rfc3339(oldest).replace("Z", "+00:00")}</published>
${entries.map((entry) => item(entry, publication.id, author)).join("\n")}
</feed>
`;
}

function item(entry: PressEntry, publication: string, author: string): string {
  const id = entry.video?.id ?? entry.key;
  const title = escapeXml(entry.title ?? "");
  const words = entry.html.replaceAll("</p>", "\n").replaceAll(/<[^>]*>/g, "");
  return ` <entry>
  <id>yt:video:${id}</id>
  <yt:videoId>${id}</yt:videoId>
  <yt:channelId>UC${publication}</yt:channelId>
  <title>${title}</title>
  <link rel="alternate" href="${escapeXml(entry.url)}"/>
  ${author}
  <published>${rfc3339(entry.published).replace("Z", "+00:00")}</published>
  <updated>${rfc3339(entry.updated).replace("Z", "+00:00")}</updated>
  <media:group>
   <media:title>${title}</media:title>
   <media:content url="${escapeXml(entry.url)}" type="text/html" medium="video" duration="${entry.video?.seconds ?? 0}" width="640" height="360"/>
   ${entry.picture ? `<media:thumbnail url="${escapeXml(entry.picture.url)}" width="640" height="360"/>` : ""}
   <media:description>${words.trim()}</media:description>
   <media:community>
    <media:starRating count="${entry.number % 400}" average="5.00" min="1" max="5"/>
    <media:statistics views="${entry.number % 9000}"/>
   </media:community>
  </media:group>
 </entry>`;
}
