import type { Services } from "../services.ts";

/** Milliseconds after which an entry is hardly written any more, and read less often. */
const SETTLED = 2 * 24 * 60 * 60_000;
/** Sources that are looked at in one go, and entries of each. */
const SOURCES = 20;
const ENTRIES = 10;

/** Packs entries that have settled tighter, of a few sources by chance. Who dies meanwhile has lost nothing but the work. */
export async function tightenEntries(
  { network, packing, now, random }: Services,
  signal: AbortSignal,
): Promise<number> {
  const ids = [...network().sources.keys()];
  const start = Math.floor(random() * ids.length);
  let looked = 0;
  for (let at = 0; at < Math.min(SOURCES, ids.length) && !signal.aborted; at += 1) {
    const id = ids[(start + at) % ids.length] ?? "";
    looked += await packing.tighten(id, { before: now() - SETTLED, most: ENTRIES });
  }
  return looked;
}
