import { entryKey, entryRef } from "../../../src/dedupe/entry-key.ts";
import type { Entry } from "../../../src/model/entry.ts";
import type { StoredEntry } from "../../../src/model/stored-entry.ts";

/** A stored entry of a source with what a test says of it; everything else is as plain as it can be. */
export function storedWith(sourceId: string, given: Partial<Entry> & { id: string }): StoredEntry {
  const entry: Entry = {
    title: "",
    authors: [],
    tags: [],
    enclosures: [],
    pictures: [],
    links: [],
    published: "2026-03-03T09:00:00.000Z",
    ...given,
  };
  return {
    ref: entryRef(sourceId, entryKey(entry.id)),
    sourceId,
    entry,
    firstSeen: "2026-12-31T00:00:00.000Z",
    changed: "2026-12-31T00:00:00.000Z",
    backlog: true,
    fingerprint: "",
    sections: [],
    tags: [],
  };
}
