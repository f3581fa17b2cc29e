import { parseFeed } from "feedsmith";

/** What a document says, as far as a client that walks a feed needs it. */
export interface FeedDocument {
  ids: string[];
  /** Address of the archive before it. */
  previous?: string;
  isArchive: boolean;
}

interface Linked {
  links?: Array<{ rel?: string; href?: string }>;
}

/** Reads a document of any of the three formats with a parser that is not ours. Throws on what is no feed. */
export function readFeedDocument(text: string): FeedDocument {
  const isArchive = text.includes("<fh:archive/>") || /"_broadsheet":\{[^{}]*"archive":true/.test(text);
  const { format, feed } = parseFeed(text);
  if (format === "json") {
    const ids = (feed.items ?? []).flatMap(({ id }) => id ?? []);
    return { ids, isArchive, ...(feed.next_url !== undefined && { previous: feed.next_url }) };
  }
  if (format === "atom")
    return documentOf(
      feed,
      (feed.entries ?? []).flatMap(({ id }) => id ?? []),
      isArchive,
    );
  if (format !== "rss") throw new Error(`a feed of ours is none of ${format}`);
  const ids = (feed.items ?? []).flatMap(({ guid }) => guid?.value ?? []);
  return documentOf(feed.atom ?? {}, ids, isArchive);
}

function documentOf({ links = [] }: Linked, ids: string[], isArchive: boolean): FeedDocument {
  const previous = links.find(({ rel }) => rel === "prev-archive")?.href;
  return { ids, isArchive, ...(previous !== undefined && { previous }) };
}
