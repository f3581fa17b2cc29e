import type { IdStore } from "../store/id-store.ts";
import type { Placement } from "./place.ts";

/**
 * Decides, once for good, under which id new entries go out: their own, or, where an entry of another source has that already, one that we mint.
 * Whoever else is in a feed then, no id changes.
 */
export async function settleIds(
  sourceId: string,
  placements: readonly Placement[],
  ids: Pick<IdStore, "claim">,
): Promise<Placement[]> {
  const fresh = placements.filter(({ before }) => before === undefined).map(({ after }) => after.entry.id);
  const taken = fresh.length > 0 ? await ids.claim(sourceId, fresh) : new Set();
  return placements.map(({ before, after }) => {
    return before === undefined && taken.has(after.entry.id)
      ? { after: { ...after, minted: true } }
      : { before, after };
  });
}
