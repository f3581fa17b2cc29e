import { createScript } from "./script.ts";

// A host's times are a hash: a source's id → the time it was given; and, under names no id can have, the time given last (''), until when
// the host wants to be left alone (' hold'), the pause between visits that it has to be won back with (' pace'), the pause before the next
// time to be given, reckoned as if all visits before it went well (' plan'), and when the last source was sent away for want of room
// (' queue'). Its visits are a sorted set: who is asking it, by when they count as over.

/** now, then (id, spacing, room, until) for each → 0 for each that may enter, else the time to come back at. */
export const ENTER = createScript(`
local now = tonumber(ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
local function number(name) return tonumber(redis.call('HGET', KEYS[1], name) or '0') end
local last, hold, latest = number(''), number(' hold'), now
local pace, plan = number(' pace'), number(' plan')
local inside = redis.call('ZCARD', KEYS[2])
local answers = {}
for at = 2, #ARGV, 4 do
  local id, room = ARGV[at], tonumber(ARGV[at + 2])
  local spacing, recovering = tonumber(ARGV[at + 1]), pace > 0 and last >= hold
  if recovering then spacing = math.max(spacing, math.min(pace, plan)) end
  local given = tonumber(redis.call('HGET', KEYS[1], id) or '-1')
  local own = given
  if own < hold then
    own = math.max(now, hold, last + spacing)
    if recovering then
      plan = math.floor(plan * 0.95)
      redis.call('HSET', KEYS[1], ' plan', plan)
    end
    last = own
    redis.call('HSET', KEYS[1], '', own)
  end
  if own > now then
    answers[#answers + 1] = own
  elseif inside >= room and not redis.call('ZSCORE', KEYS[2], id) then
    local queue = math.floor(math.max(now + math.max(spacing, 1000), number(' queue') + 200 / room))
    redis.call('HSET', KEYS[1], ' queue', queue)
    answers[#answers + 1] = queue
  else
    if given >= 0 then redis.call('HDEL', KEYS[1], id) end
    redis.call('ZADD', KEYS[2], ARGV[at + 3], id)
    redis.call('PEXPIRE', KEYS[2], math.max(tonumber(ARGV[at + 3]) - now + 1000, redis.call('PTTL', KEYS[2])))
    inside = inside + 1
    answers[#answers + 1] = 0
  end
  if answers[#answers] ~= 0 then
    if own ~= given then redis.call('HSET', KEYS[1], id, own) end
    latest = math.max(latest, own)
  end
end
redis.call('PEXPIRE', KEYS[1], math.max(latest - now + 3600000, redis.call('PTTL', KEYS[1])))
return answers`);

/** (id, calm) for each. */
export const LEAVE = createScript(`
local calm = 0
for at = 1, #ARGV, 2 do
  redis.call('ZREM', KEYS[2], ARGV[at])
  calm = calm + tonumber(ARGV[at + 1])
end
local pace = tonumber(redis.call('HGET', KEYS[1], ' pace') or '0')
if pace == 0 then return 0 end
pace = math.floor(pace * 0.95 ^ calm)
if pace < 500 then redis.call('HDEL', KEYS[1], ' pace', ' plan')
else
  redis.call('HSET', KEYS[1], ' pace', pace)
  if calm < #ARGV / 2 then redis.call('HSET', KEYS[1], ' plan', pace) end
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
