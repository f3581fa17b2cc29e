import type { Source } from "../model/configuration.ts";
import type { FeedFormat, FeedHead } from "../model/feed.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import { cleanHead } from "./clean-head.ts";
import { type NamedEntry, nameEntries } from "./name-entries.ts";
import { renderAtomDocument, renderAtomEntry } from "./render-atom.ts";
import { renderJsonDocument, renderJsonEntry } from "./render-json.ts";
import { renderRssDocument, renderRssEntry } from "./render-rss.ts";
import { toCleanEntry } from "./to-clean-entry.ts";

/** Everything a document is made of. */
export interface FeedInput {
  head: FeedHead;
  /** As they are to stand in the document. */
  entries: readonly StoredEntry[];
  sources: ReadonlyMap<string, Source>;
  format: FeedFormat;
}

interface Renderer {
  entry(named: NamedEntry, baseUrl: string): string;
  document(head: FeedHead, entries: readonly string[]): string;
}

const RENDERERS: Readonly<Record<FeedFormat, Renderer>> = {
  rss: { entry: renderRssEntry, document: renderRssDocument },
  atom: { entry: renderAtomEntry, document: renderAtomDocument },
  json: { entry: renderJsonEntry, document: renderJsonDocument },
};

/**
 * A feed as an RSS 2.0, Atom 1.0 or JSON Feed 1.1 document. The same input always gives the same text: nothing in it depends
 * on when it is rendered. A value that cannot be published is left out of its entry, and whatever an entry holds, the document
 * is well-formed and no two entries in it share an id.
 */
export function renderFeed({ head, entries, sources, format }: FeedInput): string {
  const safeHead = cleanHead(head);
  const renderer = RENDERERS[format];
  const clean = entries.map((stored) => toCleanEntry(stored, sources.get(stored.sourceId), safeHead.baseUrl));
  const fragments = nameEntries(clean, format).map((named) => renderer.entry(named, safeHead.baseUrl));
  return renderer.document(safeHead, fragments);
}
