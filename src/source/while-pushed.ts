import type { Wish } from "./cadence.ts";

/** How many times as long a source is left alone whose news are delivered. */
const SLOWER = 4;

/** What `wish` comes to while a hub delivers: polls are only a safety net then, up to the configured maximum apart, and never sooner for it. */
export function whilePushed(
  wish: Wish,
  { now, pushedUntil = 0, polling }: { now: number; pushedUntil?: number; polling: { max: number } },
): Wish {
  const slow = Math.min(wish.interval * SLOWER, polling.max, pushedUntil - now);
  if (slow <= wish.interval) return wish;
  return { interval: slow, why: `its hub delivers; more seldom than ${wish.why}` };
}
