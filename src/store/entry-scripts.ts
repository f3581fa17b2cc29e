import { NOTE } from "./archive-scripts.ts";
import { createScript } from "./script.ts";

// All work within one source's slot. A twin is kept as the key of its entry, with a star once several entries have had it.

const DROP = `
local function drop(twins, aliases, key)
  for alias in string.gmatch(aliases, '%S+') do
    local held = redis.call('HGET', twins, alias)
    if held and string.sub(held, 1, #key) == key then redis.call('HDEL', twins, alias) end
  end
end
`;

/**
 * Keys: entries, index, revision, known, twins, removed, dropped, and last pending and archives. Then (key, packed entry, arrival, ref, whether it is dropped, aliases,
 * aliases it had before, other keys it had before) for each, the last three in lists with spaces. What an operator removed is not written.
 * What is dropped stands in an index of its own, so that no reader of the feed meets it.
 */
export const WRITE = createScript(`${NOTE}${DROP}
for at = 1, #ARGV, 8 do
  local key = ARGV[at]
  local removed = redis.call('HGET', KEYS[6], key)
  if not removed or string.find(removed, '"restored":true', 1, true) then
    if removed then redis.call('HDEL', KEYS[6], key) end
    redis.call('HSET', KEYS[1], key, ARGV[at + 1])
    local into, from = KEYS[2], KEYS[7]
    if ARGV[at + 4] == 'dropped' then into, from = from, into end
    local new = redis.call('ZADD', into, ARGV[at + 2], ARGV[at + 3])
    if new == 1 and into == KEYS[2] then note(KEYS[#KEYS], KEYS[#KEYS - 1], ARGV[at + 3]) end
    redis.call('ZREM', from, ARGV[at + 3])
    drop(KEYS[5], ARGV[at + 6], key)
    for alias in string.gmatch(ARGV[at + 5], '%S+') do
      local held = redis.call('HGET', KEYS[5], alias)
      if not held then redis.call('HSET', KEYS[5], alias, key)
      elseif string.sub(held, 1, #key) ~= key then redis.call('HSET', KEYS[5], alias, key .. '*') end
    end
    for name in string.gmatch(ARGV[at + 7], '%S+') do redis.call('HDEL', KEYS[4], name) end
  end
end
return redis.call('INCR', KEYS[3])`);

/** Keys as of {@link WRITE}. Then (key, ref, aliases, other keys) for each. */
export const REMOVE = createScript(`${DROP}
for at = 1, #ARGV, 4 do
  local key = ARGV[at]
  redis.call('HDEL', KEYS[1], key)
  redis.call('ZREM', KEYS[2], ARGV[at + 1])
  redis.call('ZREM', KEYS[7], ARGV[at + 1])
  redis.call('HDEL', KEYS[4], key)
  drop(KEYS[5], ARGV[at + 2], key)
  for name in string.gmatch(ARGV[at + 3], '%S+') do redis.call('HDEL', KEYS[4], name) end
end
return redis.call('INCR', KEYS[3])`);
