/** Something a validator would say of a document. */
export interface Finding {
  level: "error" | "warning";
  /** Where: an element's name, with the number of its item or entry (from 1). */
  where: string;
  /** What is wrong, in one sentence. */
  message: string;
}

/** What a document is checked against beside its own format. */
export interface CheckContext {
  /** Where it was fetched from: what its self link must say. */
  url?: string;
  /** Its Content-Type header. */
  contentType?: string;
  /** Milliseconds: when it was fetched. A date ten minutes later than that cannot be. */
  now?: number;
  /** Whether it was asked for as a delta (RFC 3229), which may hold what no other document may: tombstones. */
  delta?: boolean;
}

/** An error at a place. */
export function wrong(where: string, message: string): Finding {
  return { level: "error", where, message };
}

/** A warning at a place. */
export function doubtful(where: string, message: string): Finding {
  return { level: "warning", where, message };
}
