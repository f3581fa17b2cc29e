import type { Source } from "../model/configuration.ts";
import type { FeedFormat, FeedHead } from "../model/feed.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { StoryView } from "../model/story.ts";
import type { CleanEntry } from "./clean-entry.ts";
import { cleanHead } from "./clean-head.ts";
import { cleanStory } from "./clean-story.ts";
import { type CleanTombstone, cleanTombstones } from "./clean-tombstones.ts";
import { type Nameable, type NamedEntry, nameEntries, ownMoment } from "./name-entries.ts";
import { renderAtomDocument, renderAtomEntry } from "./render-atom.ts";
import { renderJsonDocument, renderJsonEntry } from "./render-json.ts";
import { type Fragment, type RenderMemory, WITHOUT_MEMORY } from "./render-memory.ts";
import { renderRssDocument, renderRssEntry } from "./render-rss.ts";
import { revisionOf } from "./revision.ts";
import { toCleanEntry } from "./to-clean-entry.ts";

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
  const prepared = memory.once(entries, parts, () =>
    entries.map((stored) => prepare(stored, input, head.baseUrl, memory)),
  );
  const named = nameEntries(prepared, format);
  const fragments = named.map(({ entry, id, updated }) =>
    memory.fragment(`${format}\n${id}\n${updated}\n${entry.revision}`, () =>
      renderer.entry({ entry: entry.clean(), id, updated }, head.baseUrl),
    ),
  );
  const tombstones = cleanTombstones(head, named, format);
  return {
    fragments,
    document: (some, as = "whole") => {
      const told = format === "atom" && as === "whole" ? [] : tombstones;
      return assemble(renderer.document(head, [PLACE], told), some, format);
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

/** Head, entries and foot in one piece: what was rendered before is copied and not encoded again. */
function assemble(frame: string, fragments: readonly Fragment[], format: FeedFormat): Buffer {
  const [open = "", close = ""] = frame.split(PLACE);
  const between = BETWEEN[format];
  const entries = fragments.flatMap(({ bytes }, at) =>
    at === 0 || between.length === 0 ? [bytes] : [between, bytes],
  );
  return Buffer.concat([Buffer.from(open, "utf8"), ...entries, Buffer.from(close, "utf8")]);
}

/** An entry that can be named, and cleaned only if it must be rendered. */
interface Prepared extends Nameable {
  revision: string;
  clean(): CleanEntry;
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
  return { ...memory.name(revision, () => nameableOf(clean())), revision, clean };
}

function nameableOf({ ref, firstSeen, originalId, mintedId, updated }: CleanEntry): Nameable {
  const moment = ownMoment({ updated, firstSeen });
  return { ref, firstSeen, mintedId, updated, moment, ...(originalId !== undefined && { originalId }) };
}
