import type { Services } from "../services.ts";

/** Milliseconds after which an entry is hardly written any more, and read less often. */
export const SETTLED = 7 * 24 * 60 * 60_000;
/** Sources that are looked at in one go, and how often each. */
const SOURCES = 20;
const LOOKS = 2;

/**
 * Packs entries that have settled together, of a few sources by chance. Gives how many. Who dies meanwhile has lost nothing but the work.
 */
export async function tightenEntries(
  { network, packing, now, random }: Pick<Services, "network" | "packing" | "now" | "random">,
  signal: AbortSignal,
): Promise<number> {
  const ids = [...network().sources.keys()];
  const start = Math.floor(random() * ids.length);
  let sum = 0;
  for (let at = 0; at < Math.min(SOURCES, ids.length) && !signal.aborted; at += 1) {
    const id = ids[(start + at) % ids.length] ?? "";
    for (let look = 0; look < LOOKS; look += 1) {
      const { packed, ended } = await packing.tighten(id, now() - SETTLED);
      sum += packed;
      if (ended) break;
    }
  }
  return sum;
}
