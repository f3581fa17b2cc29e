/** An OPML document that names feeds by their addresses; a list of addresses under a name is a folder. */
export function opmlOf(feeds: ReadonlyArray<string | { folder: string; feeds: string[] }>): string {
  const outline = (url: string) =>
    `<outline type="rss" text="Feed ${url.replace(/^.*\//, "")}" xmlUrl="${url}"/>`;
  const outlines = feeds.map((feed) =>
    typeof feed === "string"
      ? outline(feed)
      : `<outline text="${feed.folder}">${feed.feeds.map(outline).join("")}</outline>`,
  );
  return `<?xml version="1.0"?>\n<opml version="2.0"><head><title>A list</title></head><body>${outlines.join("\n")}</body></opml>`;
}
