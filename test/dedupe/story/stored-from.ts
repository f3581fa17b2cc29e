import { entryKey, entryRef } from "../../../src/dedupe/entry-key.ts";
import { parseFeed } from "../../../src/index.ts";
import type { Entry } from "../../../src/model/entry.ts";
import type { StoredEntry } from "../../../src/model/stored-entry.ts";
import type { LabelledEntry } from "./labelled-pair.ts";

/** A labelled entry as a poll would store it: written into a feed, read and normalised like any other. */
export async function storedFrom(labelled: LabelledEntry): Promise<StoredEntry> {
  const feed = await parseFeed(Buffer.from(atomOf(labelled)), {
    url: `https://${labelled.source}.example/feed`,
  });
  const entry = feed.kind === "feed" ? feed.entries[0] : undefined;
  if (entry === undefined) throw new Error(`${labelled.url} cannot be read as an entry`);
  return asStored(labelled.source, entry);
}

/** An entry as if a poll had brought it when it was published; at noon of a given day where it has no date. */
export function asStored(sourceId: string, entry: Entry, undated = "2026-03-03T12:00:00.000Z"): StoredEntry {
  return {
    ref: entryRef(sourceId, entryKey(entry.id)),
    sourceId,
    entry,
    firstSeen: entry.published ?? entry.updated ?? undated,
    changed: entry.published ?? entry.updated ?? undated,
    backlog: false,
    fingerprint: "",
    sections: [],
    tags: [],
  };
}

function atomOf(labelled: LabelledEntry): string {
  const {
    source,
    title,
    url,
    published,
    language,
    content,
    summary,
    id = url,
    author,
    image,
    links = [],
  } = labelled;
  const more = links.map(
    (link) =>
      `<link rel="${link.rel}" href="${escaped(link.url)}"${link.language ? ` hreflang="${link.language}"` : ""}/>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"${language ? ` xml:lang="${language}"` : ""}>
<title>${source}</title><id>https://${source}.example/</id><updated>${published}</updated><link href="https://${source}.example/"/>
<entry><title>${escaped(title)}</title><id>${escaped(id)}</id><link href="${escaped(url)}"/>${more.join("")}
<published>${published}</published><updated>${published}</updated>
${author ? `<author><name>${escaped(author)}</name></author>` : ""}${image ? `<media:content url="${escaped(image)}" medium="image"/>` : ""}
${content ? `<content type="html">${escaped(content)}</content>` : ""}${summary ? `<summary type="html">${escaped(summary)}</summary>` : ""}
</entry></feed>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
