import { createScript } from "./script.ts";

// All work on two keys of one slot: the sorted set of times, and the hash of who holds what. What is done for several is done in one
// command each, since inside a script a command's call costs more than its work, and is asked for in one argument, which is JSON, since
// every argument costs the client as much as a whole list of them in JSON.

/** now, limit, until, token → the ids handed out. */
export const LEASE = createScript(`
local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
local times, tokens = {}, {}
for at, id in ipairs(ids) do
  times[2 * at - 1], times[2 * at] = ARGV[3], id
  tokens[2 * at - 1], tokens[2 * at] = id, ARGV[4]
end
if #ids > 0 then
  redis.call('ZADD', KEYS[1], unpack(times))
  redis.call('HSET', KEYS[2], unpack(tokens))
end
return ids`);

/** id, now, until, token → 1 where it was to be had. */
export const TAKE = createScript(`
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1
  and tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or '0') > tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[4])
return 1`);

/** now, JSON of (id, token, new token, until) for each → 1 or 0 for each. The third key keeps when sources were last claimed. */
export const CLAIM = createScript(`
local wishes = cjson.decode(ARGV[2])
local ids, answers, times, tokens = {}, {}, {}, {}
for at = 1, #wishes, 4 do ids[#ids + 1] = wishes[at] end
local held = redis.call('HMGET', KEYS[2], unpack(ids))
local new = {}
for n, id in ipairs(ids) do
  local at, answer = 4 * n - 3, 0
  if (new[id] or held[n]) == wishes[at + 1] then
    new[id] = wishes[at + 2]
    tokens[#tokens + 1], tokens[#tokens + 2] = id, wishes[at + 2]
    times[#times + 1], times[#times + 2] = wishes[at + 3], id
    answer = 1
  end
  answers[n] = answer
end
if #times > 0 then
  redis.call('SET', KEYS[3], ARGV[1])
  redis.call('ZADD', KEYS[1], 'XX', unpack(times))
  redis.call('HSET', KEYS[2], unpack(tokens))
end
return answers`);

/** id, token, until → 1 where the token holds it. */
export const HOLD = createScript(`
if redis.call('HGET', KEYS[2], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('ZADD', KEYS[1], 'XX', ARGV[3], ARGV[1])
return 1`);

/** JSON of (id, token, next or nothing) for each → 1 or 0 for each. */
export const SETTLE = createScript(`
local ends = cjson.decode(ARGV[1])
local ids, answers, times, ended, never = {}, {}, {}, {}, {}
for at = 1, #ends, 3 do ids[#ids + 1] = ends[at] end
local held = redis.call('HMGET', KEYS[2], unpack(ids))
local settled = {}
for n, id in ipairs(ids) do
  local at, answer = 3 * n - 2, 0
  if held[n] == ends[at + 1] and not settled[id] then
    settled[id] = true
    ended[#ended + 1] = id
    if ends[at + 2] == '' then never[#never + 1] = id
    else times[#times + 1], times[#times + 2] = ends[at + 2], id end
    answer = 1
  end
  answers[n] = answer
end
if #ended > 0 then redis.call('HDEL', KEYS[2], unpack(ended)) end
if #never > 0 then redis.call('ZREM', KEYS[1], unpack(never)) end
if #times > 0 then redis.call('ZADD', KEYS[1], 'XX', unpack(times)) end
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
