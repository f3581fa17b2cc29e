import { createHash } from "node:crypto";
import type { Entry } from "../model/entry.ts";
import { textOf } from "./body-text.ts";

/**
 * The hash of what an entry means to a reader: same id with a new fingerprint is an update. Dates, view counts and markup are left
 * out, so that a bumped `pubDate` or a re-serialised body is none.
 *
 * @returns 64 bits as 11 characters of base64url.
 */
export function fingerprint(entry: Entry): string {
  const meaning = [
    entry.title,
    entry.url,
    textOf(entry.summary),
    textOf(entry.content),
    entry.authors.map((person) => [person.name, person.role]),
    entry.tags,
    entry.enclosures.map((enclosure) => enclosure.url),
    entry.image,
    entry.rights,
  ];
  return createHash("sha256").update(JSON.stringify(meaning)).digest().subarray(0, 8).toString("base64url");
}
