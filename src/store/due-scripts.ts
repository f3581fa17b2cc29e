import { createScript } from "./script.ts";

// All work on two keys of one slot: the sorted set of times, and the hash of who holds what.

/** now, limit, until, token → the ids handed out. */
export const LEASE = createScript(`
local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do
  redis.call('ZADD', KEYS[1], ARGV[3], id)
  redis.call('HSET', KEYS[2], id, ARGV[4])
end
return ids`);

/** id, now, until, token → 1 where it was to be had. */
export const TAKE = createScript(`
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1
  and tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or '0') > tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[4])
return 1`);

/** now, then (id, token, new token, until) for each → 1 or 0 for each. The third key keeps when sources were last claimed. */
export const CLAIM = createScript(`
local answers = {}
redis.call('SET', KEYS[3], ARGV[1])
for at = 2, #ARGV, 4 do
  if redis.call('HGET', KEYS[2], ARGV[at]) == ARGV[at + 1] then
    redis.call('ZADD', KEYS[1], 'XX', ARGV[at + 3], ARGV[at])
    redis.call('HSET', KEYS[2], ARGV[at], ARGV[at + 2])
    answers[#answers + 1] = 1
  else answers[#answers + 1] = 0 end
end
return answers`);

/** id, token, until → 1 where the token holds it. */
export const HOLD = createScript(`
if redis.call('HGET', KEYS[2], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('ZADD', KEYS[1], 'XX', ARGV[3], ARGV[1])
return 1`);

/** (id, token, next or nothing) for each → 1 or 0 for each. */
export const SETTLE = createScript(`
local answers = {}
for at = 1, #ARGV, 3 do
  if redis.call('HGET', KEYS[2], ARGV[at]) == ARGV[at + 1] then
    redis.call('HDEL', KEYS[2], ARGV[at])
    if ARGV[at + 2] == '' then redis.call('ZREM', KEYS[1], ARGV[at])
    else redis.call('ZADD', KEYS[1], 'XX', ARGV[at + 2], ARGV[at]) end
    answers[#answers + 1] = 1
  else answers[#answers + 1] = 0 end
end
return answers`);

const AFTER_OUTAGE = `
local now, patience = tonumber(ARGV[1]), tonumber(ARGV[2])
local last = tonumber(redis.call('GET', KEYS[3]) or ARGV[1])
if now - last <= patience then return 0 end
`;

/** now, patience → how many an outage left late. The third key is as in {@link CLAIM}. */
export const LATE = createScript(`${AFTER_OUTAGE}
return redis.call('ZCOUNT', KEYS[1], '-inf', now - patience)`);

/** now, patience, gap → how many were given new times. The third key is as in {@link CLAIM}. */
export const SPREAD = createScript(`${AFTER_OUTAGE}
local late = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - patience)
local gap = tonumber(ARGV[3])
for at, id in ipairs(late) do
  redis.call('ZADD', KEYS[1], math.floor(now + (at - 1) * gap), id)
end
return #late`);
