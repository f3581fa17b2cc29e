import type { Combination } from "./combination.ts";
import type { EntryRef, StoredEntry } from "./stored-entry.ts";
import type { StoryView } from "./story.ts";
import type { StoryReport } from "./story-report.ts";

/** Where a listing goes on: after the entry that arrived then. It means the same whatever arrives or leaves meanwhile. */
export interface Position {
  /** Milliseconds. */
  arrival: number;
  ref: EntryRef;
}

/** Part of a listing, newest arrivals first. */
export interface EntryPage {
  entries: StoredEntry[];
  /** Where the next part begins; absent at the end. A part may be short, or empty, and not the last. */
  next?: Position;
}

/** Everything stored, to be looked through part by part. */
export interface Catalogue {
  /** Entries of a combination, at most `limit`; `busy` where too many listings are being made. */
  page(combination: Combination, part: { limit: number; after?: Position }): Promise<EntryPage | "busy">;
  /** One entry; `removed` where an operator took it away. */
  entry(ref: EntryRef): Promise<StoredEntry | "removed" | undefined>;
  /** The story that an entry belongs to, alone as it may be; `undefined` where there is no such entry. */
  story(ref: EntryRef): Promise<StoryReport | undefined>;
  /** As {@link Catalogue.story}, as pages and feeds tell it: `undefined` where the entry stands alone, too. */
  view(stored: StoredEntry): Promise<StoryView | undefined>;
  /** The entries that somebody may mean by an id, a ref or an address. */
  find(name: string): Promise<StoredEntry[]>;
}
