import { createScript } from "./script.ts";

/**
 * `note(archives, pending, ref)`: an entry that a feed lists anew waits to be archived, if the feed has begun to keep archives. Others cost
 * nothing.
 */
export const NOTE = `
local function note(archives, pending, ref)
  if redis.call('EXISTS', archives) == 1 then redis.call('RPUSH', pending, ref) end
end
`;

/** Keys: archives, pending, index. Begins the archives of a feed with everything that it lists. */
export const BEGIN = createScript(`
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'first', 1, 'latest', 0)
for start = 0, redis.call('ZCARD', KEYS[3]), 500 do
  local refs = redis.call('ZRANGE', KEYS[3], start, start + 499)
  if #refs > 0 then redis.call('RPUSH', KEYS[2], unpack(refs)) end
end
return 1`);

/**
 * Keys: archives, pending. ARGV: number of the latest archive as it was read, time before which archives are forgotten, how many are closed,
 * these, packed, and then the refs that wait no more. Does nothing and gives -1 where another process has closed one meanwhile.
 */
export const CLOSE = createScript(`
local latest = tonumber(redis.call('HGET', KEYS[1], 'latest') or '-1')
if latest ~= tonumber(ARGV[1]) then return -1 end
local count = tonumber(ARGV[3])
for at = 1, count do redis.call('HSET', KEYS[1], string.format('%d', latest + at), ARGV[3 + at]) end
redis.call('HSET', KEYS[1], 'latest', string.format('%d', latest + count))
for at = 4 + count, #ARGV do redis.call('LREM', KEYS[2], 1, ARGV[at]) end
local first = tonumber(redis.call('HGET', KEYS[1], 'first'))
while first <= latest do
  local packed = redis.call('HGET', KEYS[1], string.format('%d', first))
  if packed and tonumber(string.match(packed, '^%d+')) >= tonumber(ARGV[2]) then break end
  redis.call('HDEL', KEYS[1], string.format('%d', first))
  first = first + 1
end
redis.call('HSET', KEYS[1], 'first', string.format('%d', first))
return latest + count`);
