import type { Source } from "../model/configuration.ts";
import type { FeedFormat, FeedHead } from "../model/feed.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { StoryView } from "../model/story.ts";
import type { CleanEntry } from "./clean-entry.ts";
import { cleanHead } from "./clean-head.ts";
import { cleanStory } from "./clean-story.ts";
import { type CleanTombstone, cleanTombstones } from "./clean-tombstones.ts";
import { type Nameable, type NamedEntry, nameEntries, ownNames } from "./name-entries.ts";
import { renderAtomDocument, renderAtomEntry } from "./render-atom.ts";
import { renderJsonDocument, renderJsonEntry } from "./render-json.ts";
import { type Fragment, type Remembered, type RenderMemory, WITHOUT_MEMORY } from "./render-memory.ts";
import { renderRssDocument, renderRssEntry } from "./render-rss.ts";
import { revisionOf } from "./revision.ts";
import { toCleanEntry } from "./to-clean-entry.ts";
import { replaceOnce } from "./xml.ts";

/** Everything a document is made of. */
export interface FeedInput {
  head: FeedHead;
  /** As they are to stand in the document. */
  entries: readonly StoredEntry[];
  /** What is to be told of those that do not stand alone. */
  stories?: ReadonlyMap<EntryRef, StoryView>;
  sources: ReadonlyMap<string, Source>;
  format: FeedFormat;
}

interface Renderer {
  entry(named: NamedEntry, baseUrl: string): string;
  document(head: FeedHead, entries: readonly string[], removed: readonly CleanTombstone[]): string;
}

const RENDERERS: Readonly<Record<FeedFormat, Renderer>> = {
  rss: { entry: renderRssEntry, document: renderRssDocument },
  atom: { entry: renderAtomEntry, document: renderAtomDocument },
  json: { entry: renderJsonEntry, document: renderJsonDocument },
};

/** A feed as a document, whole or in part. */
export interface RenderedFeed {
  /** Its entries in their order. */
  fragments: Fragment[];
  /**
   * The document with these of its entries, which stand in it as they do in the whole. A delta also says in Atom what was removed (RFC 6721):
   * validators and readers know no namespace of tombstones, and who asks for deltas asks to be told.
   */
  document(fragments: readonly Fragment[], as?: "whole" | "delta"): Buffer;
}

/**
 * A feed as an RSS 2.0, Atom 1.0 or JSON Feed 1.1 document. The same input always gives the same text: nothing in it depends
 * on when it is rendered. A value that cannot be published is left out of its entry, and whatever an entry holds, the document
 * is well-formed and no two entries in it share an id. With a memory, an entry that has not changed is not rendered again,
 * whichever feed it is in; the text is the same as without.
 */
export function renderFeed(input: FeedInput, memory?: RenderMemory): string {
  const { document, fragments } = renderParts(input, memory);
  return document(fragments).toString("utf8");
}

/** As {@link renderFeed}, with the parts that the document is made of. */
export function renderParts(input: FeedInput, memory: RenderMemory = WITHOUT_MEMORY): RenderedFeed {
  const { entries, format } = input;
  const head = cleanHead(input.head);
  const renderer = RENDERERS[format];
  const parts = [input.sources, input.stories, head.baseUrl];
  const prepared = memory.once(entries, parts, () => prepareAll(input, head.baseUrl, memory));
  const named = nameEntries(prepared.nameables, format);
  const fragments = named.map(({ entry, id, updated }) => {
    const { remembered, clean } = prepared.byRef.get(entry.ref) as Prepared;
    return remembered.fragment(format, { id, updated }, () =>
      renderer.entry({ entry: clean(), id, updated }, head.baseUrl),
    );
  });
  const tombstones = cleanTombstones(head, named, format);
  return {
    fragments,
    document: (some, as = "whole") => {
      const told = format === "atom" && as === "whole" ? [] : tombstones;
      return assemble(frameOf(head, told, format, memory), some, format);
    },
  };
}

/** Stands where entries go: no clean text holds a NUL. */
const PLACE = "\0entries\0";
const BETWEEN: Readonly<Record<FeedFormat, Buffer>> = {
  rss: Buffer.alloc(0),
  atom: Buffer.alloc(0),
  json: Buffer.from(",\n"),
};

/** Stands for the time of the last change, which is all of a head that changes with each entry. */
const UNDATED = "0001-01-01T00:00:00.000Z";
/** How each format says it; a text of ours holds no tag and no unescaped quotation mark. */
const DATED: Readonly<Record<FeedFormat, (updated: string) => string>> = {
  rss: (updated) => `<lastBuildDate>${new Date(updated).toUTCString()}</lastBuildDate>`,
  atom: (updated) => `<updated>${updated}</updated>`,
  json: (updated) => `"updated":"${updated}"`,
};

/** The document without its entries. */
function frameOf(
  head: FeedHead,
  removed: readonly CleanTombstone[],
  format: FeedFormat,
  memory: RenderMemory,
): string {
  const undated = { ...head, updated: UNDATED };
  const frame = memory.frame(JSON.stringify([format, undated, removed]), () =>
    RENDERERS[format].document(undated, [PLACE], removed),
  );
  return replaceOnce(frame, DATED[format](UNDATED), DATED[format](head.updated));
}

/** Head, entries and foot in one piece: what was rendered before is copied and not encoded again. */
function assemble(frame: string, fragments: readonly Fragment[], format: FeedFormat): Buffer {
  const [open = "", close = ""] = frame.split(PLACE);
  const between = BETWEEN[format];
  const parts: Buffer[] = [Buffer.from(open, "utf8")];
  for (const { bytes } of fragments) {
    if (parts.length > 1 && between.length > 0) parts.push(between);
    parts.push(bytes);
  }
  parts.push(Buffer.from(close, "utf8"));
  return Buffer.concat(parts);
}

/** An entry that can be named, and cleaned only if it must be rendered. */
interface Prepared {
  remembered: Remembered;
  clean(): CleanEntry;
}

/** A window's entries, as all its formats need them. */
interface PreparedWindow {
  nameables: Nameable[];
  byRef: ReadonlyMap<string, Prepared>;
}

function prepareAll(input: FeedInput, baseUrl: string, memory: RenderMemory): PreparedWindow {
  const byRef = new Map<string, Prepared>();
  const nameables = input.entries.map((stored) => {
    const prepared = prepare(stored, input, baseUrl, memory);
    if (!byRef.has(stored.ref)) byRef.set(stored.ref, prepared);
    return prepared.remembered.nameable;
  });
  return { nameables, byRef };
}

function prepare(
  stored: StoredEntry,
  { sources, stories }: FeedInput,
  baseUrl: string,
  memory: RenderMemory,
): Prepared {
  const source = sources.get(stored.sourceId);
  const view = stories?.get(stored.ref);
  const story = view && cleanStory(view, sources);
  const revision = revisionOf(stored, source, baseUrl, story);
  let known: CleanEntry | undefined;
  const clean = () => {
    known ??= toCleanEntry(stored, source, baseUrl, story);
    return known;
  };
  return { remembered: memory.entry(revision, () => nameableOf(clean())), clean };
}

function nameableOf({ ref, firstSeen, originalId, mintedId, updated }: CleanEntry): Nameable {
  const nameable = { ref, firstSeen, mintedId, updated, ...(originalId !== undefined && { originalId }) };
  return { ...nameable, own: ownNames(nameable) };
}
