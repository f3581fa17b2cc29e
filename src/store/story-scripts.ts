import { createScript } from "./script.ts";
import { MARK_BYTES, RECORD_BYTES } from "./story-places.ts";

/** Records of a bucket that are looked at: those posted last. */
const MOST_RECORDS = 512;
/** Entries of one lookup key that are compared: those posted last. */
const MOST_NAMES = 32;

/** `written(name)`: the six bytes of a name as keys have them, base64url. */
const WRITTEN = `
local SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
local function sign(value) return string.sub(SIGNS, value + 1, value + 1) end
local function four(a, b, c)
  return sign(math.floor(a / 4)) .. sign(a % 4 * 16 + math.floor(b / 16))
    .. sign(b % 16 * 4 + math.floor(c / 64)) .. sign(c % 64)
end
local function written(name)
  local a, b, c, d, e, f = string.byte(name, 1, 6)
  return four(a, b, c) .. four(d, e, f)
end`;

/** `under(mark, records, names)`: adds the names that records have under a mark to `names`, those posted last first, each once. */
const UNDER = `
local function under(mark, records, names)
  local hits, at = {}, string.find(records, mark, 1, true)
  while at do
    if at % ${RECORD_BYTES} == 1 then
      hits[#hits + 1] = string.sub(records, at + ${MARK_BYTES}, at + ${RECORD_BYTES - 1})
      at = at + ${RECORD_BYTES}
    else
      at = at + 1
    end
    at = string.find(records, mark, at, true)
  end
  for hit = #hits, 1, -1 do
    if #names == ${MOST_NAMES} then return end
    if not names[hits[hit]] then
      names[hits[hit]] = true
      names[#names + 1] = hits[hit]
    end
  end
end`;

/**
 * Posts an entry: first its sketch, then a record for each lookup key. Then finds who else is posted under them. Keys: what ties entries (three
 * hashes), the sketch, the entry's own buckets, the same buckets of the neighbouring epochs. ARGV: sketch or '' to post nothing, for how many
 * milliseconds, how many lookup keys, their records, the entry's ref, what keys of sketches begin with. Gives one text: 1 where anything ties the
 * entry, else 0, and the sketches of the others, each behind its length in two bytes. Their keys are known only here; they are of the slot.
 */
export const POST = createScript(`${WRITTEN}${UNDER}
local count, first, width, tail = tonumber(ARGV[3]), 4, ${RECORD_BYTES}, ${RECORD_BYTES * MOST_RECORDS}
local function record(at) return string.sub(ARGV[4], (at - 1) * width + 1, at * width) end
if ARGV[1] ~= '' then
  redis.call('SET', KEYS[first], ARGV[1], 'PX', ARGV[2])
  for at = 1, count do
    if redis.call('APPEND', KEYS[first + at], record(at)) == width then
      redis.call('PEXPIRE', KEYS[first + at], ARGV[2])
    end
  end
end
local met, answer = { [KEYS[first]] = true }, { '0' }
for key = 1, first - 1 do if redis.call('HEXISTS', KEYS[key], ARGV[5]) == 1 then answer[1] = '1' end end
for at = 1, count do
  local mark, names = string.sub(record(at), 1, ${MARK_BYTES}), {}
  for key = #KEYS - count + at, first + at, -count do under(mark, redis.call('GETRANGE', KEYS[key], -tail, -1), names) end
  for _, name in ipairs(names) do
    local key = ARGV[6] .. written(name)
    if not met[key] then
      met[key] = true
      local sketch = redis.call('GET', key)
      if sketch then answer[#answer + 1] = string.char(math.floor(#sketch / 256), #sketch % 256) .. sketch end
    end
  end
end
return table.concat(answer)`);
