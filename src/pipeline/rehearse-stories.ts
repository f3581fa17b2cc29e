import type { Sketch } from "../dedupe/story/sketch.ts";
import { sketchOf } from "../dedupe/story/sketch-of.ts";
import { tieOf } from "../dedupe/story/tie-of.ts";
import type { Entry } from "../model/entry.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { Relation } from "../model/story.ts";
import type { Services } from "../services.ts";

/** A stored entry that one would be tied to, and why. */
export interface WouldTie {
  ref: EntryRef;
  relation: Relation;
  because: string;
}

/** An entry that may come in. */
export interface Comer {
  ref: EntryRef;
  entry: Entry;
  /** Milliseconds since the epoch. */
  seen: number;
}

/** What entries would be tied to if they came in now, posting nothing. */
export async function rehearseStories(
  comers: readonly Comer[],
  sourceId: string,
  { storyIndex, network, now }: Pick<Services, "storyIndex" | "network" | "now">,
): Promise<Map<EntryRef, WouldTie[]>> {
  const span = network().configuration.site.stories.horizon;
  const sketches = comers.map(({ ref, entry, seen }) => {
    const date = new Date(seen).toISOString();
    const state = { firstSeen: date, changed: date, backlog: false, fingerprint: "", sections: [], tags: [] };
    return sketchOf({ ref, sourceId, entry, ...state });
  });
  const found = await storyIndex.find(sketches, { span, now: now() });
  return new Map(sketches.map((sketch) => [sketch.ref, tiesOf(sketch, found.get(sketch.ref) ?? [], span)]));
}

function tiesOf(sketch: Sketch, others: readonly Sketch[], span: number): WouldTie[] {
  return others.flatMap((other) => {
    const tie = tieOf(sketch, other, span);
    const because = tie?.evidence[0]?.because ?? "";
    return tie === undefined ? [] : { ref: other.ref, relation: tie.relation, because };
  });
}
