import type { FeedPath } from "./feed.ts";
import type { EntryRef } from "./stored-entry.ts";

/** An entry that a feed shows, as its JSON Feed item. */
export interface StreamedEntry {
  ref: EntryRef;
  /** On one line. */
  json: string;
}

/** What a stream of a feed's new entries is made from. */
export interface StreamedFeeds {
  /** What the feed shows now; `undefined` where there is no such feed. */
  shown(path: FeedPath): Promise<StreamedEntry[] | undefined>;
  /** Refs that reached the feed after this one did, oldest first; none where the ref is not in the feed. */
  since(path: FeedPath, ref: string): Promise<EntryRef[]>;
  /** Hears of every feed that changes, or, without a path, that any may have. Gives what ends it. */
  onChange(listener: (path?: FeedPath) => void): () => void;
}
