import { createHash } from "node:crypto";
import { hash48 } from "../dedupe/story/hash.ts";
import type { EntryRef } from "../model/stored-entry.ts";

/** Where the entries of a lookup key are posted, and by which three bytes they are told from those of other keys there. */
export interface Place {
  bucket: number;
  mark: number;
}

/** Buckets an epoch has, so that in the busiest of networks none grows long. */
const BUCKETS = 65_536;
const MARKS = 2 ** 24;
const SEED = 7;
const MARK_BYTES = 3;
const NAME_BYTES = 6;
/** Bytes that one posting takes. */
export const RECORD_BYTES = MARK_BYTES + NAME_BYTES;
/** Entries of one lookup key that are compared: those posted last. */
const MOST_NAMES = 32;

/** An entry's name in postings: 48 bits of the SHA-256 of its ref, base64url. */
export function postingName(ref: EntryRef): string {
  return createHash("sha256").update(ref).digest().subarray(0, NAME_BYTES).toString("base64url");
}

/** The place of a lookup key. */
export function placeOf(key: string): Place {
  const hash = hash48(key, SEED);
  return { bucket: hash % BUCKETS, mark: Math.floor(hash / BUCKETS) % MARKS };
}

/** The records of an entry for these places, one after the other. */
export function postingRecords(name: string, places: readonly Place[]): Buffer {
  const bytes = Buffer.from(name, "base64url");
  return Buffer.concat(
    places.flatMap(({ mark }) => {
      const head = Buffer.alloc(MARK_BYTES);
      head.writeUIntBE(mark, 0, MARK_BYTES);
      return [head, bytes];
    }),
  );
}

/** The names that records have under a mark: those posted last, each once, at most 32. */
export function namesUnder({ mark }: Place, records: Buffer): Set<string> {
  const names = new Set<string>();
  const whole = records.length - (records.length % RECORD_BYTES);
  for (let at = whole - RECORD_BYTES; at >= 0 && names.size < MOST_NAMES; at -= RECORD_BYTES) {
    if (records.readUIntBE(at, MARK_BYTES) === mark)
      names.add(records.toString("base64url", at + MARK_BYTES, at + RECORD_BYTES));
  }
  return names;
}
