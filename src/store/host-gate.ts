import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** One visit that wants to ask a host. Times are milliseconds since the epoch. */
export interface GateRequest {
  host: string;
  sourceId: string;
  now: number;
  /** Visits at a time. */
  concurrency: number;
  /** Milliseconds between the starts of two visits. */
  spacing: number;
  /** When the visit counts as over, should nobody say so. */
  until: number;
}

/** What a host's gate answers: come in, or come at `at`. */
export type GateAnswer = { open: true } | { open: false; at: number };

/**
 * Keeps visits to one host apart, across all pollers. Whoever comes too early is given a time of its own to come back at, each a spacing
 * after the one before, so that sources of one host queue up instead of trying again together.
 */
export interface HostGate {
  enter(request: GateRequest): Promise<GateAnswer>;
  leave(host: string, sourceId: string): Promise<void>;
}

const ENTER = createScript(`
local now, spacing, room = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
local own = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '-1')
if own < 0 then
  own = math.max(now, tonumber(redis.call('HGET', KEYS[1], '') or '0') + spacing)
  redis.call('HSET', KEYS[1], '', own)
end
if own > now then
  redis.call('HSET', KEYS[1], ARGV[1], own)
  redis.call('PEXPIREAT', KEYS[1], own + 3600000)
  return own
end
if redis.call('ZCARD', KEYS[2]) >= room and not redis.call('ZSCORE', KEYS[2], ARGV[1]) then
  redis.call('HSET', KEYS[1], ARGV[1], own)
  redis.call('PEXPIREAT', KEYS[1], now + 3600000)
  return now + math.max(spacing, 1000)
end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('PEXPIREAT', KEYS[1], now + 3600000)
redis.call('ZADD', KEYS[2], ARGV[5], ARGV[1])
redis.call('PEXPIREAT', KEYS[2], tonumber(ARGV[5]) + 1000)
return 0`);

/** The gates of all hosts under the given keys. */
export function createHostGate(redis: RedisClient, keys: Keys): HostGate {
  return {
    async enter({ host, sourceId, now, concurrency, spacing, until }) {
      const gate = [keys.hostTimes(host), keys.hostVisits(host)];
      const at = Number(await ENTER.run(redis, gate, [sourceId, now, spacing, concurrency, until]));
      return at === 0 ? { open: true } : { open: false, at };
    },
    async leave(host, sourceId) {
      await redis.zrem(keys.hostVisits(host), sourceId);
    },
  };
}
