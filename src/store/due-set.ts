import type { RedisClient } from "./connect.ts";
import { CLAIM, HOLD, LATE, LEASE, SETTLE, SPREAD, TAKE } from "./due-scripts.ts";
import type { Keys } from "./keys.ts";
import { transaction } from "./transaction.ts";
import { runSoon } from "./turn.ts";

/**
 * When each source is due, shared by all schedulers and pollers. A source that is handed out stays in the set under the time its lease
 * ends, so that a batch that is lost is due again without anybody's doing. Times are milliseconds since the epoch.
 */
export interface DueSet {
  /**
   * Makes exactly these sources scheduled, but for the paused: new ones are due at `now`, known ones keep their time, others leave. Says which
   * were added, and how many left.
   */
  schedule(sourceIds: readonly string[], now: number): Promise<{ added: string[]; removed: number }>;
  /** Hands out up to `limit` sources that are due, oldest first, under `token` until `until`. */
  lease(request: { now: number; until: number; limit: number; token: string }): Promise<string[]>;
  /** Hands out one source, due or not, scheduled or not; false where a batch holds it at this moment. */
  take(sourceId: string, request: { now: number; until: number; token: string }): Promise<boolean>;
  /**
   * Turns batches' leases of single sources into visits' own, each under another token and until its own time; false for each that anybody
   * else holds by now. So two never poll a source at once: neither two batches, nor a batch whose job was taken up a second time.
   */
  claim(claims: readonly Claim[], now: number): Promise<boolean[]>;
  /** Changes when a lease that is still held ends. */
  hold(sourceId: string, token: string, until: number): Promise<boolean>;
  /** Ends a lease: the source is due again at `next`, or never (`undefined`). Nothing happens where another batch holds it. */
  settle(sourceId: string, token: string, next: number | undefined): Promise<boolean>;
  /** The same for many. */
  settleAll(ends: readonly LeaseEnd[]): Promise<boolean[]>;
  /** Makes a scheduled source due at `time`. */
  expedite(sourceId: string, time: number): Promise<void>;
  /**
   * How many sources an outage left late: those late by more than `patience` milliseconds, where no source was claimed for longer than it.
   * In a schedule that is merely late, because there is more to do than can be done, nobody is, so that nobody is put off for ever.
   */
  late(outage: { now: number; patience: number }): Promise<number>;
  /** Takes up gently what an outage left: gives those {@link DueSet.late} new times, in their order, `gap` milliseconds apart from `now` on. Returns how many. */
  spread(request: { now: number; patience: number; gap: number }): Promise<number>;
  /** Takes sources out of the schedule until they are resumed, whatever the configuration says. */
  pause(sourceId: string): Promise<void>;
  /** Undoes {@link DueSet.pause}: the source is due at `time`. False where it was not paused. */
  resume(sourceId: string, time: number): Promise<boolean>;
  paused(): Promise<Set<string>>;
  /** How many sources are scheduled, and how many of them are due. */
  count(now: number): Promise<{ scheduled: number; due: number }>;
  /** When the next source is due; `undefined` for an empty schedule. */
  next(): Promise<number | undefined>;
}

/** One source that a batch holds and a visit wants. */
export interface Claim {
  sourceId: string;
  token: string;
  as: string;
  until: number;
}

/** One lease that ends: see {@link DueSet.settle}. */
export interface LeaseEnd {
  sourceId: string;
  token: string;
  next: number | undefined;
}

/** Sources a command when the whole schedule is compared or filled. */
const CHUNK = 5_000;

/** The due set under the given keys. */
export function createDueSet(redis: RedisClient, keys: Keys): DueSet {
  const both = [keys.due, keys.leases];
  const withLast = [...both, keys.claimed];
  const settleAll = async (ends: readonly LeaseEnd[]) => {
    if (ends.length === 0) return [];
    const args = ends.flatMap(({ sourceId, token, next }) => [sourceId, token, next ?? ""]);
    return bits(await runSoon(redis, SETTLE, both, [JSON.stringify(args)]));
  };
  return {
    async schedule(sourceIds, now) {
      // In this order: a source that is resumed meanwhile is not taken out for having been paused.
      const present = new Set(await redis.zrange(keys.due, "0", "-1"));
      const paused = new Set(await redis.smembers(keys.paused));
      const wanted = new Set(sourceIds.filter((id) => !paused.has(id)));
      const added = [...wanted].filter((id) => !present.has(id));
      const removed = [...present].filter((id) => !wanted.has(id));
      for (const ids of chunks(added)) await redis.zadd(keys.due, "NX", ...ids.flatMap((id) => [now, id]));
      for (const ids of chunks(removed)) {
        await redis.zrem(keys.due, ...ids);
        await redis.hdel(keys.leases, ...ids);
      }
      return { added, removed: removed.length };
    },
    async lease({ now, until, limit, token }) {
      return (await LEASE.run(redis, both, [now, limit, until, token])) as string[];
    },
    async take(sourceId, { now, until, token }) {
      return (await TAKE.run(redis, both, [sourceId, now, until, token])) === 1;
    },
    async claim(claims, now) {
      if (claims.length === 0) return [];
      const args = claims.flatMap(({ sourceId, token, as, until }) => [sourceId, token, as, until]);
      return bits(await runSoon(redis, CLAIM, withLast, [now, JSON.stringify(args)]));
    },
    async hold(sourceId, token, until) {
      return (await runSoon(redis, HOLD, both, [sourceId, token, until])) === 1;
    },
    settleAll,
    async settle(sourceId, token, next) {
      return (await settleAll([{ sourceId, token, next }]))[0] === true;
    },
    async expedite(sourceId, time) {
      await redis.zadd(keys.due, "XX", time, sourceId);
    },
    async late({ now, patience }) {
      return Number(await LATE.run(redis, withLast, [now, patience]));
    },
    async spread({ now, patience, gap }) {
      return Number(await SPREAD.run(redis, withLast, [now, patience, gap]));
    },
    async pause(sourceId) {
      await redis.sadd(keys.paused, sourceId);
      await redis.zrem(keys.due, sourceId);
      await redis.hdel(keys.leases, sourceId);
    },
    async resume(sourceId, time) {
      const [, removed] = await transaction(redis, (multi) => {
        multi.zadd(keys.due, "NX", time, sourceId);
        multi.srem(keys.paused, sourceId);
      });
      return removed === 1;
    },
    async paused() {
      return new Set(await redis.smembers(keys.paused));
    },
    async count(now) {
      const [scheduled, due] = await Promise.all([
        redis.zcard(keys.due),
        redis.zcount(keys.due, "-inf", now),
      ]);
      return { scheduled, due };
    },
    async next() {
      const [, time] = await redis.zrange(keys.due, "0", "0", "WITHSCORES");
      return time === undefined ? undefined : Number(time);
    },
  };
}

function bits(answers: unknown): boolean[] {
  return (answers as number[]).map((answer) => answer === 1);
}

function* chunks(ids: readonly string[]): Generator<string[]> {
  for (let start = 0; start < ids.length; start += CHUNK) yield ids.slice(start, start + CHUNK);
}
