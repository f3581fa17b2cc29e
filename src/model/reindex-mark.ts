/** How far a reindex is. What a killed one has done need not be done again. */
export interface ReindexMark {
  /** Hash of the rules it goes by. */
  rules: string;
  /** Id of the last source that is done, in the order of ids; empty before the first. */
  after: string;
  /** Sources done, and how many there were at its start. */
  sources: number;
  ofSources: number;
  /** Entries looked at, and how many were stored at its start. */
  entries: number;
  ofEntries: number;
  /** Entries whose shelves changed. */
  moved: number;
  /** Milliseconds since the epoch. */
  started: number;
}
