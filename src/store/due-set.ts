import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/**
 * When each source is due, shared by all schedulers and pollers. A source that is handed out stays in the set under the time its lease
 * ends, so that a batch that is lost is due again without anybody's doing. Times are milliseconds since the epoch.
 */
export interface DueSet {
  /** Makes exactly these sources scheduled: new ones are due at `now`, known ones keep their time, others leave. */
  schedule(sourceIds: readonly string[], now: number): Promise<{ added: number; removed: number }>;
  /** Hands out up to `limit` sources that are due, oldest first, under `token` until `until`. */
  lease(request: { now: number; until: number; limit: number; token: string }): Promise<string[]>;
  /** Hands out one source, due or not, scheduled or not; false where a batch holds it at this moment. */
  take(sourceId: string, request: { now: number; until: number; token: string }): Promise<boolean>;
  /**
   * Turns a batch's lease of one source into a visit's own, under another token and until `until`; false where anybody else holds it by
   * now. So two never poll a source at once: neither two batches, nor a batch whose job was taken up a second time.
   */
  claim(sourceId: string, claim: { token: string; as: string; until: number }): Promise<boolean>;
  /** Ends a lease: the source is due again at `next`, or never (`undefined`). Nothing happens where another batch holds it. */
  settle(sourceId: string, token: string, next: number | undefined): Promise<boolean>;
  /** Makes a scheduled source due at `time`. */
  expedite(sourceId: string, time: number): Promise<void>;
  /** How many sources are scheduled, and how many of them are due. */
  count(now: number): Promise<{ scheduled: number; due: number }>;
}

const LEASE = createScript(`
local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do
  redis.call('ZADD', KEYS[1], ARGV[3], id)
  redis.call('HSET', KEYS[2], id, ARGV[4])
end
return ids`);

const TAKE = createScript(`
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1
  and tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or '0') > tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[4])
return 1`);

const CLAIM = createScript(`
if redis.call('HGET', KEYS[2], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('ZADD', KEYS[1], 'XX', ARGV[4], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
return 1`);

const SETTLE = createScript(`
if redis.call('HGET', KEYS[2], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HDEL', KEYS[2], ARGV[1])
if ARGV[3] == '' then redis.call('ZREM', KEYS[1], ARGV[1])
else redis.call('ZADD', KEYS[1], 'XX', ARGV[3], ARGV[1]) end
return 1`);

/** Sources a command when the whole schedule is compared or filled. */
const CHUNK = 5_000;

/** The due set under the given keys. */
export function createDueSet(redis: RedisClient, keys: Keys): DueSet {
  const both = [keys.due, keys.leases];
  return {
    async schedule(sourceIds, now) {
      const wanted = new Set(sourceIds);
      const present = new Set(await redis.zrange(keys.due, "0", "-1"));
      const added = sourceIds.filter((id) => !present.has(id));
      const removed = [...present].filter((id) => !wanted.has(id));
      for (const ids of chunks(added)) await redis.zadd(keys.due, "NX", ...ids.flatMap((id) => [now, id]));
      for (const ids of chunks(removed)) {
        await redis.zrem(keys.due, ...ids);
        await redis.hdel(keys.leases, ...ids);
      }
      return { added: added.length, removed: removed.length };
    },
    async lease({ now, until, limit, token }) {
      return (await LEASE.run(redis, both, [now, limit, until, token])) as string[];
    },
    async take(sourceId, { now, until, token }) {
      return (await TAKE.run(redis, both, [sourceId, now, until, token])) === 1;
    },
    async claim(sourceId, { token, as, until }) {
      return (await CLAIM.run(redis, both, [sourceId, token, as, until])) === 1;
    },
    async settle(sourceId, token, next) {
      return (await SETTLE.run(redis, both, [sourceId, token, next ?? ""])) === 1;
    },
    async expedite(sourceId, time) {
      await redis.zadd(keys.due, "XX", time, sourceId);
    },
    async count(now) {
      const [scheduled, due] = await Promise.all([
        redis.zcard(keys.due),
        redis.zcount(keys.due, "-inf", now),
      ]);
      return { scheduled, due };
    },
  };
}

function* chunks(ids: readonly string[]): Generator<string[]> {
  for (let start = 0; start < ids.length; start += CHUNK) yield ids.slice(start, start + CHUNK);
}
