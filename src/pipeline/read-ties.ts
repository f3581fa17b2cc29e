import { neighbours } from "../dedupe/story/story-around.ts";
import type { KnownTies } from "../model/known-ties.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { StoryStore } from "../store/story-store.ts";

/** Steps from entry to entry that are followed: nearly all members of a story are tied to each other. */
const STEPS = 12;
/** Entries that are looked at, beside those asked for. */
const MOST = 2_000;

/** What ties entries to others, read outwards until the stories they belong to are whole; entries without ties are left out. */
export async function readTies(
  refs: readonly EntryRef[],
  stories: Pick<StoryStore, "known">,
): Promise<Map<EntryRef, KnownTies>> {
  const known = new Map<EntryRef, KnownTies>();
  const met = new Set(refs);
  let edge = [...met];
  for (let step = 0; step < STEPS && edge.length > 0; step += 1) {
    const read = await stories.known(edge);
    for (const [ref, ties] of read) known.set(ref, ties);
    const next = new Set([...read.keys()].flatMap((ref) => neighbours(ref, known)));
    edge = [...next].filter((ref) => !met.has(ref)).slice(0, Math.max(0, refs.length + MOST - met.size));
    for (const ref of edge) met.add(ref);
  }
  return known;
}
