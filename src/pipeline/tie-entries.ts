import { shownDates } from "../dedupe/shown-dates.ts";
import type { Sketch } from "../dedupe/story/sketch.ts";
import { sketchOf } from "../dedupe/story/sketch-of.ts";
import { everyTie, storyAround, type TieMap } from "../dedupe/story/story-around.ts";
import { tieOf } from "../dedupe/story/tie-of.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { Tie } from "../model/story.ts";
import { type Horizon, isPosted, type StoryIndex } from "../store/story-index.ts";
import type { StoryStore } from "../store/story-store.ts";
import { readTies } from "./read-ties.ts";

/** What tying works with. */
export interface TieDeps {
  stories: StoryStore;
  storyIndex: StoryIndex;
}

/** What tying came to. */
export interface Tied {
  /** Entries that are shown with other company than before, those that were tied among them. */
  touched: EntryRef[];
  /** Entries some of whose ties have ended: to be settled once the feeds of all that is touched have been told. */
  ended: EntryRef[];
}

const NOTHING: Tied = { touched: [], ended: [] };

/**
 * Ties entries, new or changed, to what tells the same, by look-ups alone. Safe to repeat: whatever was left half-way is touched again. An
 * entry older than the horizon keeps the ties it has.
 */
export async function tieEntries(
  entries: readonly StoredEntry[],
  horizon: Horizon,
  { stories, storyIndex }: TieDeps,
): Promise<Tied> {
  const young = entries.filter((stored) => isPosted(Date.parse(shownDates(stored).published), horizon));
  if (young.length === 0) return NOTHING;
  const sketches = new Map(young.map((stored) => [stored.ref, sketchOf(stored)]));
  const { found, tied } = await storyIndex.post([...sketches.values()], horizon);
  const before = await stories.known(tied);
  const missing = [...before.keys()]
    .flatMap((ref) => everyTie(ref, before))
    .filter((ref) => !sketches.has(ref));
  const neighbours = await storyIndex.sketches(missing);
  const changed = young.flatMap((stored) => {
    const sketch = sketches.get(stored.ref) as Sketch;
    const judged = [...(before.get(stored.ref)?.judged.keys() ?? [])];
    const known = judged.flatMap((other) => neighbours.get(other) ?? sketches.get(other) ?? []);
    const others = new Map([...(found.get(stored.ref) ?? []), ...known].map((one) => [one.ref, one]));
    const ties = tiesTo(sketch, others.values(), horizon.span);
    // What cannot be judged anew stays as it was judged.
    const kept = judged.filter((ref) => !others.has(ref));
    return ties.size + judged.length === 0 ? [] : [{ ref: stored.ref, ties, kept, judged }];
  });
  if (changed.length === 0) return NOTHING;
  await Promise.all(changed.map(({ ref, ties, kept }) => stories.relate(ref, ties, kept)));
  const ended = changed.filter(({ ties, kept, judged }) =>
    judged.some((ref) => !ties.has(ref) && !kept.includes(ref)),
  );
  const near = changed.flatMap(({ ref, ties, judged }) => [ref, ...ties.keys(), ...judged]);
  return { touched: await companyOf(near, stories), ended: ended.map(({ ref }) => ref) };
}

/** Ends all ties of entries that are going: judged, joined, and said. They must still be stored, since their company's feeds are told first. */
export async function untieEntries(
  refs: readonly EntryRef[],
  { stories, storyIndex }: TieDeps,
): Promise<Tied> {
  const before = await stories.known(refs);
  await storyIndex.drop(refs);
  if (before.size === 0) return NOTHING;
  const tied = [...before.keys()];
  const touched = await companyOf(tied, stories);
  await Promise.all(tied.map((ref) => stories.relate(ref, new Map(), [])));
  await stories.unsay(tied);
  return { touched, ended: tied };
}

function tiesTo(sketch: Sketch, others: Iterable<Sketch>, span: number): Map<EntryRef, Tie> {
  const ties = new Map<EntryRef, Tie>();
  for (const other of others) {
    const tie = tieOf(sketch, other, span);
    if (tie !== undefined) ties.set(other.ref, tie);
  }
  return ties;
}

/** Everyone who is shown together with one of these, or was until a moment ago. */
export async function companyOf(
  refs: readonly EntryRef[],
  stories: Pick<StoryStore, "known">,
): Promise<EntryRef[]> {
  const known: TieMap = await readTies(refs, stories);
  const company = new Set<EntryRef>();
  for (const ref of new Set(refs)) {
    for (const member of storyAround(ref, known)) company.add(member);
    for (const other of everyTie(ref, known))
      for (const member of storyAround(other, known)) company.add(member);
  }
  return [...company];
}
