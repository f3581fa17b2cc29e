import { rfc3339 } from "../markup.ts";
import type { PressDocument, PressEntry } from "../press-document.ts";

/** JSON Feed 1.1 of an agency: numbers as ids, HTML and plain text, a banner picture, dispatches that may go without a title. */
export function renderJsonFeed({ publication, home, self, entries }: PressDocument): string {
  return JSON.stringify(
    {
      version: "https://jsonfeed.org/version/1.1",
      title: publication.title,
      home_page_url: home,
      feed_url: self,
      description: publication.subtitle,
      language: publication.language,
      authors: [{ name: publication.editor, url: home }],
      items: entries.map(item),
    },
    null,
    2,
  );
}

function item(entry: PressEntry): object {
  return {
    id: `tidewire-${entry.number}`,
    url: entry.url,
    ...(entry.title && { title: entry.title }),
    ...(entry.standfirst && { summary: entry.standfirst }),
    content_html: entry.html,
    ...(entry.picture && { image: entry.picture.url }),
    date_published: rfc3339(entry.published),
    ...(entry.updated !== entry.published && { date_modified: rfc3339(entry.updated) }),
    authors: entry.authors.map((name) => ({ name })),
    tags: entry.tags,
    language: entry.language,
    ...(entry.audio && {
      attachments: [
        {
          url: entry.audio.url,
          mime_type: "audio/mpeg",
          size_in_bytes: entry.audio.length,
          duration_in_seconds: entry.audio.seconds,
        },
      ],
    }),
  };
}
