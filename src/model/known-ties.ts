import type { EntryRef } from "./stored-entry.ts";
import type { Relation } from "./story.ts";

/** One tie of an entry as it is kept, seen from that entry. */
export interface KnownTie {
  relation: Relation;
  /** Of a translation: which of the two is the original, where that is known. */
  original?: "this" | "other";
  /** True where it holds no more, but not every feed that shows it has been told. */
  ended: boolean;
}

/** Everything that is kept of how an entry stands to others. */
export interface KnownTies {
  /** What was judged, by the other entry. */
  judged: ReadonlyMap<EntryRef, KnownTie>;
  /** What an operator joined. */
  joined: ReadonlyMap<EntryRef, KnownTie>;
  /** Whether an operator took it out of its story: what was judged of it does not count. */
  alone: boolean;
  /** When an operator chose it to lead its story: milliseconds since the epoch. */
  pinned?: number;
}
