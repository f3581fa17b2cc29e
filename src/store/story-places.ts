import { hash } from "node:crypto";
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
export const MARK_BYTES = 3;
export const NAME_BYTES = 6;
/** Bytes that one posting takes. */
export const RECORD_BYTES = MARK_BYTES + NAME_BYTES;

/** An entry's name in postings: 48 bits of the SHA-256 of its ref, base64url. */
export function postingName(ref: EntryRef): string {
  // Six bits a sign.
  return hash("sha256", ref, "base64url").slice(0, (NAME_BYTES * 8) / 6);
}

/** The place of a lookup key. */
export function placeOf(key: string): Place {
  const place = hash48(key, SEED);
  return { bucket: place % BUCKETS, mark: Math.floor(place / BUCKETS) % MARKS };
}

/** The records of an entry for these places, one after the other. */
export function postingRecords(name: string, places: readonly Place[]): Buffer {
  const records = Buffer.allocUnsafe(places.length * RECORD_BYTES);
  for (const [at, { mark }] of places.entries()) {
    records.writeUIntBE(mark, at * RECORD_BYTES, MARK_BYTES);
    records.write(name, at * RECORD_BYTES + MARK_BYTES, NAME_BYTES, "base64url");
  }
  return records;
}
