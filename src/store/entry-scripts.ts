import { NOTE } from "./archive-scripts.ts";
import { LONGEST_PLACE } from "./entry-block.ts";
import { IN_BLOCK } from "./entry-codec.ts";
import { createScript } from "./script.ts";
import { TWIN_LINES } from "./twin-lines.ts";

// All work within one source's slot.

/**
 * `leave(entries, blocks, key)`: an entry that lies in a block does no more, and the block goes with the last of them. Until then its text
 * stays there unread; what must not is taken out of the block first.
 */
const LEAVE = `
local function leave(entries, blocks, key)
  local length = redis.call('HSTRLEN', entries, key)
  if length == 0 or length > ${LONGEST_PLACE} then return end
  local place = redis.call('HGET', entries, key)
  redis.call('HDEL', entries, key)
  local name = string.sub(place, 2)
  local members = string.match(redis.call('HGET', blocks, name) or '', '^.([^\\n]*)') or ''
  for other in string.gmatch(members, '%S+') do
    if redis.call('HGET', entries, other) == place then return end
  end
  redis.call('HDEL', blocks, name, name .. '+')
end
`;

/**
 * Keys: entries, index, revision, known, twins, removed, dropped, blocks, and last of all pending and archives. Then (key, packed entry, arrival,
 * ref, whether it is dropped, aliases, aliases it had before, other keys it had before) for each, the last three in lists with spaces. What an
 * operator removed is not written. What is dropped stands in an index of its own, so that no reader of the feed meets it.
 */
export const WRITE = createScript(`${NOTE}${LEAVE}${TWIN_LINES}
for at = 1, #ARGV, 8 do
  local key = ARGV[at]
  local removed = redis.call('HGET', KEYS[6], key)
  if not removed or string.find(removed, '"restored":true', 1, true) then
    if removed then redis.call('HDEL', KEYS[6], key) end
    leave(KEYS[1], KEYS[8], key)
    redis.call('HSET', KEYS[1], key, ARGV[at + 1])
    local into, from = KEYS[2], KEYS[7]
    if ARGV[at + 4] == 'dropped' then into, from = from, into end
    local new = redis.call('ZADD', into, ARGV[at + 2], ARGV[at + 3])
    if new == 1 and into == KEYS[2] then note(KEYS[#KEYS], KEYS[#KEYS - 1], ARGV[at + 3]) end
    redis.call('ZREM', from, ARGV[at + 3])
    forget(KEYS[5], ARGV[at + 6], key)
    meet(KEYS[5], ARGV[at + 5], key)
    for name in string.gmatch(ARGV[at + 7], '%S+') do redis.call('HDEL', KEYS[4], name) end
  end
end
return redis.call('INCR', KEYS[3])`);

/** Keys as of {@link WRITE}. Then (key, ref, aliases, other keys) for each. */
export const REMOVE = createScript(`${LEAVE}${TWIN_LINES}
for at = 1, #ARGV, 4 do
  local key = ARGV[at]
  leave(KEYS[1], KEYS[8], key)
  redis.call('HDEL', KEYS[1], key)
  redis.call('ZREM', KEYS[2], ARGV[at + 1])
  redis.call('ZREM', KEYS[7], ARGV[at + 1])
  redis.call('HDEL', KEYS[4], key)
  forget(KEYS[5], ARGV[at + 2], key)
  for name in string.gmatch(ARGV[at + 3], '%S+') do redis.call('HDEL', KEYS[4], name) end
end
return redis.call('INCR', KEYS[3])`);

/** Keys: entries, index, dropped, blocks. ARGV: key, ref. Gives 0 and does nothing where the entry lies in a block: its text would stay there. */
export const ERASE = createScript(`
local place = redis.call('HGET', KEYS[1], ARGV[1])
if place and string.byte(place) == ${IN_BLOCK} and redis.call('HEXISTS', KEYS[4], string.sub(place, 2)) == 1 then return 0 end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[2])
redis.call('ZREM', KEYS[3], ARGV[2])
return 1`);
