/** What an item of {@link rssOf} says; what is absent is not written. */
export interface Item {
  guid?: string;
  link?: string;
  title?: string;
  text?: string;
  date?: string;
  tags?: string[];
  author?: string;
  enclosure?: string;
}

/** An RSS 2.0 document with these items, on one line each. */
export function rssOf(items: readonly Item[], link = "https://paper.example/"): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The paper</title>
<link>${link}</link><description>Invented</description>
${items.map(itemOf).join("\n")}
</channel></rss>`;
}

function itemOf({ guid, link, title, text, date, tags = [], author, enclosure }: Item): string {
  const parts = [
    element("guid", guid, ' isPermaLink="false"'),
    element("link", link),
    element("title", title),
    element("description", text),
    element("pubDate", date === undefined ? undefined : new Date(date).toUTCString()),
    element("dc:creator", author),
    ...tags.map((tag) => element("category", tag)),
    enclosure === undefined ? "" : `<enclosure url="${enclosure}" type="audio/mpeg" length="9"/>`,
  ];
  return `<item>${parts.join("")}</item>`;
}

function element(name: string, text: string | undefined, attributes = ""): string {
  if (text === undefined) return "";
  return `<${name}${attributes}>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</${name}>`;
}
