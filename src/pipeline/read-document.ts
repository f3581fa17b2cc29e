import type { Seen } from "../dedupe/diff.ts";
import { entryKey } from "../dedupe/entry-key.ts";
import { decode, partsOf } from "../fetch/decode.ts";
import type { Source } from "../model/configuration.ts";
import type { Contents } from "../model/contents.ts";
import type { PollingHints, Refusal } from "../model/normalized-feed.ts";
import { documentNames } from "../normalize/document-names.ts";
import { identities, rawFingerprint } from "../normalize/identity.ts";
import { sharedContext } from "../normalize/normalize.ts";
import { normalizeEntry } from "../normalize/normalize-entry.ts";
import type { PushLinks } from "../parse/discover/push-links.ts";
import { type Outline, outline } from "../parse/outline.ts";
import { outlineRepeat } from "../parse/outline-repeat.ts";
import { parse } from "../parse/parse.ts";
import type { ParsedLink } from "../parse/parsed-feed.ts";
import { refusal } from "../parse/refusal/refuse.ts";
import type { UnreadItem } from "./ingest.ts";
import { contentsOf, type News, readNews } from "./read-news.ts";

/** A document that was read, its items not yet cleaned. */
export interface ReadDocument {
  kind: "document";
  items: Seen<UnreadItem>[];
  /** Keys of entries whose items are as they were in the document before, and were not read. */
  familiar: string[];
  /** What is to be remembered for the next document, where that can be of use. */
  contents?: Contents;
  /** The hubs it names, and its own name. */
  push: PushLinks;
  hints: PollingHints;
  /** What it says that it is. */
  names: string[];
}

/** A body as it came, and from where. */
export interface Body {
  body: Uint8Array;
  url: string;
  contentType?: string;
}

/**
 * Reads a source's body as far as telling its items apart needs; each is normalised only when it is asked to be.
 *
 * @param before what the last document held; what this one has in common with it is not read again.
 */
export async function readDocument(
  { body, url, contentType }: Body,
  source: Pick<Source, "language">,
  before?: Contents,
): Promise<ReadDocument | Refusal> {
  const repeat = before && repeatOf({ body, contentType }, before);
  const news = repeat && (await readNews(repeat, before, url));
  if (news) return document(news, source);
  const { text, tooLarge } = decode(body, contentType);
  if (tooLarge) return refusal("too-large", "The body unpacks to more than this service reads.");
  const taken = outline(text);
  const further = taken && before && !repeat && (await readNews(taken, before, url));
  if (further) return document(further, source);
  const parsed = await parse(text, { url });
  if (parsed.kind === "refusal") return parsed;
  const positions = parsed.items.map((_, at) => at);
  return document({ parsed, positions, familiar: [], contents: taken && contentsOf(taken, parsed) }, source);
}

/** The outline of a body in UTF-8 that repeats what the last document held. */
function repeatOf({ body, contentType }: Omit<Body, "url">, { items }: Contents): Outline | undefined {
  const part = partsOf(body, contentType);
  const known = items.map(([hash, , size]) => ({ hash, size }));
  return part && outlineRepeat(body, part, known);
}

function document(
  { parsed, positions, familiar, contents }: Omit<News, "contents"> & Partial<News>,
  source: Pick<Source, "language">,
): ReadDocument {
  const context = sharedContext(parsed);
  const ids = identities(parsed);
  const items = parsed.items.map((item, at) => {
    const id = ids[at] ?? "";
    const normalize = () => {
      const entry = normalizeEntry(item, { ...context, id });
      return entry.language === undefined && source.language
        ? { ...entry, language: source.language }
        : entry;
    };
    const unread = { normalize, position: positions[at] ?? at };
    return { key: entryKey(id), raw: rawFingerprint(item, context), item: unread };
  });
  const { ttlMinutes, skipHours, skipDays, updatePeriodMinutes } = parsed;
  return {
    kind: "document",
    items,
    familiar,
    ...(contents && { contents }),
    push: pushLinks(parsed.links),
    hints: { ttlMinutes, skipHours, skipDays, updatePeriodMinutes },
    names: documentNames(parsed),
  };
}

function pushLinks(links: readonly ParsedLink[]): PushLinks {
  const self = links.find(({ rel }) => rel === "self")?.url;
  return { hubs: links.filter(({ rel }) => rel === "hub").map(({ url }) => url), ...(self && { self }) };
}
