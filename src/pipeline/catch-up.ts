import type { Services } from "../services.ts";
import { catchUpGap } from "../source/catch-up-gap.ts";

/** Milliseconds without a visit that make an outage, and by which a source must be late to have been left by it. */
const OUTAGE = 10 * 60_000;

/** Has the sources that an outage left late visited one after the other. Nothing happens where there was none. */
export async function catchUp({ due, network, now }: Services): Promise<void> {
  const back = { now: now(), patience: OUTAGE };
  const late = await due.late(back);
  if (late === 0) return;
  await due.spread({ ...back, gap: catchUpGap(late, network().configuration.site.polling.min) });
}
