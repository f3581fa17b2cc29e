import { HISTORY } from "./record-codec.ts";
import { createScript } from "./script.ts";

/** visit, facts, url, contents or nothing, record, then (key, what is known) for each, to the known, the state and the history. */
export const COMMIT = createScript(`
for at = 6, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1]) end
redis.call('HSET', KEYS[2], 'visit', ARGV[1], 'facts', ARGV[2], 'url', ARGV[3])
if ARGV[4] == '' then redis.call('HDEL', KEYS[2], 'kept', 'contents')
else
  redis.call('HDEL', KEYS[2], 'kept')
  redis.call('HSET', KEYS[2], 'contents', ARGV[4])
end
redis.call('LPUSH', KEYS[3], ARGV[5])
redis.call('LTRIM', KEYS[3], 0, ${HISTORY - 1})
return 1`);

/** Keys: indexes. keep, since → refs, each index's oldest first. One look where nothing is overdue, which is nearly always. */
export const OVERDUE = createScript(`
local found = {}
for _, index in ipairs(KEYS) do
  local surplus = redis.call('ZCARD', index) - tonumber(ARGV[1])
  local old = redis.call('ZCOUNT', index, '-inf', '(' .. ARGV[2])
  local count = math.max(surplus, old)
  if count > 0 then
    for _, ref in ipairs(redis.call('ZRANGE', index, 0, count - 1)) do found[#found + 1] = ref end
  end
end
return found`);
