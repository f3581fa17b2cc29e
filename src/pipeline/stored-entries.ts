import { splitRef } from "../dedupe/entry-key.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { SourceStore } from "../store/source-store.ts";
import { groupBySource } from "./group-by-source.ts";

/** The stored entries of refs, in no particular order; a ref whose entry has gone since is left out. */
export async function storedEntries(
  refs: readonly EntryRef[],
  sources: Pick<SourceStore, "entries">,
): Promise<StoredEntry[]> {
  const groups = await Promise.all(
    [...groupBySource(refs)].map(([sourceId, own]) =>
      sources.entries(
        sourceId,
        own.map((ref) => splitRef(ref).key),
      ),
    ),
  );
  return groups.flatMap((group) => [...group.values()]);
}
