import type { PollRecord } from "../model/poll-record.ts";

/** Polls that a source's history shows. */
export const HISTORY = 50;

/** A poll's record in a few dozen bytes. */
export function packRecord(record: PollRecord): string {
  const { at, outcome, status, bytes, ms, added, updated, unchanged, dropped } = record;
  const fields = [at, outcome, status ?? "", bytes, ms, added, updated, unchanged];
  return (dropped === undefined ? fields : [...fields, dropped]).join(" ");
}

/** Reads what {@link packRecord} wrote. */
export function unpackRecord(packed: string): PollRecord {
  const [at, outcome = "", status, bytes, ms, added, updated, unchanged, dropped] = packed.split(" ");
  return {
    at: Number(at),
    outcome,
    ...(status ? { status: Number(status) } : {}),
    bytes: Number(bytes),
    ms: Number(ms),
    added: Number(added),
    updated: Number(updated),
    unchanged: Number(unchanged),
    ...(dropped ? { dropped: Number(dropped) } : {}),
  };
}
