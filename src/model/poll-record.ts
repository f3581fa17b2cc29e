import type { EntryCounts } from "./source-state.ts";

/** What one poll of a source came to, as its history keeps it. */
export interface PollRecord extends EntryCounts {
  /** Milliseconds since the epoch. */
  at: number;
  /** `fetched`, `unchanged`, `gone`, `throttled`, `refused`, `failed`. */
  outcome: string;
  /** HTTP status; absent where there was no answer. */
  status?: number;
  /** Of the body, on the wire. */
  bytes: number;
  /** Milliseconds from the request to the end of the ingest. */
  ms: number;
}
