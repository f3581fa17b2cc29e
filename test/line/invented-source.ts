/** A source whose document is a pure function of its number and version: every version adds an entry and edits an older one. */
export interface InventedSource {
  id: string;
  /** The document at a version, counted from 1. */
  document(version: number): string;
  /** Ids of the entries a version holds. */
  entryIds(version: number): string[];
}

const TAGS = ["labor", "Trabajo", "ports", "housing", "Schools"];

/** The `number`th invented source, with `start` entries in its first version. */
export function inventedSource(number: number, start = 6): InventedSource {
  const id = `paper-${number}`;
  const count = (version: number) => start + version - 1;
  const guid = (entry: number) => `tag:${id}.example,2026:entry-${entry}`;
  const item = (entry: number, version: number) => {
    // Entry k is edited by version k + 2, once: with another title and another tag, so that it changes shelves as well.
    const edited = version >= entry + 2;
    const tag = TAGS[(entry + number + (edited ? 1 : 0)) % TAGS.length];
    const text = `<p>What happened on day ${entry}, told by paper ${number}${edited ? ", in other words" : ""}.</p>`;
    const date = new Date(Date.UTC(2026, 4, 1, number, entry)).toUTCString();
    return `<item><title>${edited ? "Corrected: " : ""}Report ${entry} of paper ${number}</title>
<link>https://${id}.example/reports/${entry}</link><guid isPermaLink="false">${guid(entry)}</guid>
<pubDate>${date}</pubDate><category>${tag}</category><category>paper ${number}</category>
<description><![CDATA[${text}]]></description></item>`;
  };
  return {
    id,
    document(version) {
      const items = Array.from({ length: count(version) }, (_, at) => item(count(version) - at, version));
      return `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper ${number}</title>
<link>https://${id}.example/</link><description>Invented</description>${items.join("\n")}</channel></rss>`;
    },
    entryIds: (version) => Array.from({ length: count(version) }, (_, at) => guid(at + 1)).sort(),
  };
}
