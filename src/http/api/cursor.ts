import type { Position } from "../../model/catalogue.ts";
import type { EntryRef } from "../../model/stored-entry.ts";

/** A position as clients hand it back, opaque to them. */
export function writeCursor({ arrival, ref }: Position): string {
  return Buffer.from(`${arrival} ${ref}`).toString("base64url");
}

/** Reads what {@link writeCursor} wrote; `undefined` for anything else. */
export function readCursor(cursor: string): Position | undefined {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const [, arrival, ref] = /^(-?\d{1,16}) ([a-z0-9-]{1,80}\/[\w-]{12})$/.exec(text) ?? [];
  if (arrival === undefined || ref === undefined) return undefined;
  return { arrival: Number(arrival), ref: ref as EntryRef };
}
