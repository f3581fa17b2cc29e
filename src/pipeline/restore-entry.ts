import { randomUUID } from "node:crypto";
import type { Removal } from "../model/removal.ts";
import type { Services } from "../services.ts";

/** Milliseconds the source is held meanwhile. */
const HOLD = 60_000;

/**
 * Lets a removed entry in again: feeds say of it no more, and the next poll of its source, which asks for the whole document, finds it new,
 * under its old id and at its old place. False where the source is being polled at this moment; then nothing is done.
 */
export async function restoreEntry(
  removal: Removal,
  { removals, sources, due, feeds, queues, network, now }: Services,
): Promise<boolean> {
  const { sourceId, paths } = removal;
  const token = randomUUID();
  if (!(await due.take(sourceId, { now: now(), until: now() + HOLD, token }))) return false;
  const state = await sources.state(sourceId);
  try {
    await Promise.all(paths.map((path) => removals.unbury(path, removal)));
    await removals.lift(removal);
    await sources.know(sourceId, new Map(), { ...state, validators: {}, bodyHash: undefined });
  } finally {
    const resting = state.gone || !network().sources.has(sourceId) || (await due.paused()).has(sourceId);
    await due.settle(sourceId, token, resting ? undefined : (state.nextPoll ?? now()));
  }
  await queues.publish(paths);
  await Promise.all(paths.map((path) => feeds.announce(path)));
  return true;
}
