import type { FeedPath } from "./feed.ts";
import type { StoredEntry } from "./stored-entry.ts";

/**
 * An entry that an operator removed: what keeping it out, saying so and letting it in again need. Its text is gone. Dates are ISO 8601 in
 * UTC.
 */
export interface Removal
  extends Pick<
    StoredEntry,
    "ref" | "sourceId" | "firstSeen" | "changed" | "backlog" | "arrived" | "dated" | "minted"
  > {
  /** The source's id of it. */
  id: string;
  title: string;
  url?: string;
  published?: string;
  /** Whether its text was so long that no other entry has it by chance. */
  long: boolean;
  /** When it was removed. */
  at: string;
  /** Why, in the operator's words. */
  because?: string;
  /** The feeds it was in. */
  paths: FeedPath[];
  /** True once it was allowed again, until it comes. */
  restored?: boolean;
}

/** What a feed says of an entry that was removed from it (RFC 6721). */
export interface Tombstone extends Pick<Removal, "ref" | "id" | "minted" | "at" | "because"> {}
