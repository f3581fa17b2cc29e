import { splitRef } from "../dedupe/entry-key.ts";
import type { EntryRef } from "../model/stored-entry.ts";

/** Refs by the source that holds them, in their order: each group is one look-up in one hash slot. */
export function groupBySource(refs: readonly EntryRef[]): Map<string, EntryRef[]> {
  const groups = new Map<string, EntryRef[]>();
  for (const ref of refs) {
    const { sourceId } = splitRef(ref);
    const group = groups.get(sourceId);
    if (group) group.push(ref);
    else groups.set(sourceId, [ref]);
  }
  return groups;
}
