import { hash } from "node:crypto";
import type { EntryRef } from "../model/stored-entry.ts";

/** The storage key of an entry within its source: 72 bits of the SHA-256 of its permanent id, base64url, 12 characters. */
export function entryKey(entryId: string): string {
  return hash("sha256", entryId, "base64url").slice(0, 12);
}

/** The {@link EntryRef} of an entry key. */
export function entryRef(sourceId: string, key: string): EntryRef {
  return `${sourceId}/${key}`;
}

/** Takes a ref apart. Throws a RangeError on anything that is not `<source id>/<key>`. */
export function splitRef(ref: string): { sourceId: string; key: string } {
  const slash = ref.lastIndexOf("/");
  if (slash <= 0 || slash === ref.length - 1) throw new RangeError(`not an entry's ref: ${ref}`);
  return { sourceId: ref.slice(0, slash), key: ref.slice(slash + 1) };
}
