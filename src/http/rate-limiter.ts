import { LRUCache } from "lru-cache";
import type { RateLimit } from "../model/configuration.ts";

/** Counts what clients ask. */
export interface RateLimiter {
  /** Takes a request: `undefined` where it may be answered, else after how many seconds another may be. `now` is in milliseconds. */
  take(client: string, limit: RateLimit, now: number): number | undefined;
}

/** Clients that are remembered: the others have asked nothing for longest. */
const CLIENTS = 50_000;

/**
 * Counts in this process, one number a client (GCRA). Not in Redis: what a limit protects is the process, and a round trip for every
 * request would cost more than what it spares; several processes allow as many times as much.
 */
export function createRateLimiter(): RateLimiter {
  // When a client will have paid for all it asked, in milliseconds.
  const paid = new LRUCache<string, number>({ max: CLIENTS });
  return {
    take(client, { perMinute, burst }, now) {
      if (perMinute === 0) return undefined;
      const price = 60_000 / perMinute;
      const until = Math.max(paid.get(client) ?? 0, now) + price;
      const early = until - burst * price - now;
      // A fraction of a millisecond is rounding.
      if (early > 1) return Math.ceil(early / 1000);
      paid.set(client, until);
      return undefined;
    },
  };
}
