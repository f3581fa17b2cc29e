import type { EntryRef } from "../../model/stored-entry.ts";
import type { Relation } from "../../model/story.ts";

/** Two entries and what they are to each other. */
export interface TiedPair {
  a: EntryRef;
  b: EntryRef;
  relation: Relation;
}

/**
 * The stories that ties make: entries that copies and translations connect, directly or through others. An event connects nothing. Every
 * story is sorted by ref, and the stories by their first; the order of the ties does not matter.
 */
export function storiesOf(ties: Iterable<TiedPair>): EntryRef[][] {
  const parents = new Map<EntryRef, EntryRef>();
  for (const { a, b, relation } of ties) {
    if (relation === "event") continue;
    const [first = a, second = b] = [rootOf(a, parents), rootOf(b, parents)].sort();
    parents.set(second, first);
  }
  const stories = new Map<EntryRef, EntryRef[]>();
  for (const ref of [...parents.keys()].sort()) {
    const root = rootOf(ref, parents);
    stories.set(root, [...(stories.get(root) ?? []), ref]);
  }
  return [...stories.values()];
}

/** The smallest ref known to be connected with this one; shortens the way there. */
function rootOf(ref: EntryRef, parents: Map<EntryRef, EntryRef>): EntryRef {
  let root = ref;
  for (let parent = parents.get(root) ?? root; parent !== root; parent = parents.get(root) ?? root)
    root = parent;
  for (let at = ref; at !== root; ) {
    const next = parents.get(at) ?? root;
    parents.set(at, root);
    at = next;
  }
  if (!parents.has(root)) parents.set(root, root);
  return root;
}
