import type { KnownTie, KnownTies } from "../../model/known-ties.ts";
import type { EntryRef } from "../../model/stored-entry.ts";

/** Ties by the entry they are of. */
export type TieMap = ReadonlyMap<EntryRef, KnownTies>;

/** Whether a tie makes two entries one story, or only shows them together. */
function isOneStory({ relation }: KnownTie): boolean {
  return relation !== "event";
}

/** The ties of an entry that count: what an operator joined, and what was judged unless one of the two was taken out of its story. */
export function countingTies(ref: EntryRef, known: TieMap): Map<EntryRef, KnownTie> {
  const counting = new Map<EntryRef, KnownTie>();
  const own = known.get(ref);
  for (const [other, tie] of own?.alone ? [] : (own?.judged ?? []))
    if (!tie.ended && !known.get(other)?.alone) counting.set(other, tie);
  for (const [other, tie] of own?.joined ?? []) counting.set(other, tie);
  return counting;
}

/** Every entry that an entry has, or had until a moment ago, anything to do with: as far as its own record says. */
export function everyTie(ref: EntryRef, known: TieMap): EntryRef[] {
  const own = known.get(ref);
  return [...(own?.judged.keys() ?? []), ...(own?.joined.keys() ?? [])];
}

/** The neighbours of an entry that may belong to its story. */
export function neighbours(ref: EntryRef, known: TieMap): EntryRef[] {
  const own = known.get(ref);
  const judged = [...(own?.judged ?? [])].filter(([, tie]) => isOneStory(tie)).map(([other]) => other);
  return [...judged, ...(own?.joined.keys() ?? [])];
}

/** The entries of the story that an entry belongs to, itself among them, sorted. */
export function storyAround(ref: EntryRef, known: TieMap): EntryRef[] {
  const members = new Set([ref]);
  for (const member of members) {
    for (const [other, tie] of countingTies(member, known)) if (isOneStory(tie)) members.add(other);
  }
  return [...members].sort();
}
