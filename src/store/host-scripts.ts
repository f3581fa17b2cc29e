import { createScript } from "./script.ts";

// A host's times are a hash: a source's id → the time it was given; and, under names no id can have, the time given last (''), until when
// the host wants to be left alone (' hold'), the pause between visits that it has to be won back with (' pace'), the pause before the next
// time to be given, reckoned as if all visits before it went well (' plan'), and when the last source was sent away for want of room
// (' queue'). Its visits are a sorted set: who is asking it, by when they count as over.

/** now, JSON of (id, spacing, room, until) for each → 0 for each that may enter, else the time to come back at. */
export const ENTER = createScript(`
local now = tonumber(ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
local wishes = cjson.decode(ARGV[2])
local names = { '', ' hold', ' pace', ' plan', ' queue' }
for at = 1, #wishes, 4 do names[#names + 1] = wishes[at] end
local times = redis.call('HMGET', KEYS[1], unpack(names))
local function number(at) return tonumber(times[at] or '0') end
local last, hold, pace, plan, queue = number(1), number(2), number(3), number(4), number(5)
local latest, over = now, now
local inside = redis.call('ZCARD', KEYS[2])
local answers, given, entered, used = {}, {}, {}, {}
for n = 1, #names - 5 do
  local at = 4 * n - 3
  local id, spacing, room, before = wishes[at], wishes[at + 1], wishes[at + 2], times[n + 5]
  local recovering = pace > 0 and last >= hold
  if recovering then spacing = math.max(spacing, math.min(pace, plan)) end
  local own, answer = tonumber(before or '-1'), 0
  if own < hold then
    own = math.max(now, hold, last + spacing)
    if recovering then plan = math.floor(plan * 0.95) end
    last = own
  end
  if own > now then answer = own
  elseif inside >= room and not redis.call('ZSCORE', KEYS[2], id) then
    queue = math.floor(math.max(now + math.max(spacing, 1000), queue + 200 / room))
    answer = queue
  else
    if before then used[#used + 1] = id end
    entered[#entered + 1], entered[#entered + 2] = wishes[at + 3], id
    over = math.max(over, wishes[at + 3])
    inside = inside + 1
  end
  if answer ~= 0 then
    given[#given + 1], given[#given + 2] = id, own
    latest = math.max(latest, own)
  end
  answers[n] = answer
end
if #used > 0 then redis.call('HDEL', KEYS[1], unpack(used)) end
if plan ~= number(4) then given[#given + 1], given[#given + 2] = ' plan', plan end
if queue ~= number(5) then given[#given + 1], given[#given + 2] = ' queue', queue end
redis.call('HSET', KEYS[1], '', last, unpack(given))
redis.call('PEXPIRE', KEYS[1], math.max(latest - now + 3600000, redis.call('PTTL', KEYS[1])))
if #entered > 0 then
  redis.call('ZADD', KEYS[2], unpack(entered))
  redis.call('PEXPIRE', KEYS[2], math.max(over - now + 1000, redis.call('PTTL', KEYS[2])))
end
return answers`);

/** JSON of their ids, how many of them were calm. */
export const LEAVE = createScript(`
local ids, calm = cjson.decode(ARGV[1]), tonumber(ARGV[2])
redis.call('ZREM', KEYS[2], unpack(ids))
local pace = tonumber(redis.call('HGET', KEYS[1], ' pace') or '0')
if pace == 0 then return 0 end
pace = math.floor(pace * 0.95 ^ calm)
if pace < 500 then redis.call('HDEL', KEYS[1], ' pace', ' plan')
else
  redis.call('HSET', KEYS[1], ' pace', pace)
  if calm < #ids then redis.call('HSET', KEYS[1], ' plan', pace) end
end
return pace`);

/** until, spacing, now → the pause between visits from then on. */
export const HOLD_HOST = createScript(`
local function number(name) return tonumber(redis.call('HGET', KEYS[1], name) or '0') end
local hold = math.max(number(' hold'), tonumber(ARGV[1]))
local pace = math.min(math.max(number(' pace') * 2, tonumber(ARGV[2]) * 10, 300000), 1800000)
redis.call('HSET', KEYS[1], '', math.min(number(''), tonumber(ARGV[3])), ' hold', hold, ' pace', pace, ' plan', pace)
redis.call('PEXPIRE', KEYS[1], math.max(hold - tonumber(ARGV[3]) + 86400000, redis.call('PTTL', KEYS[1])))
return pace`);
