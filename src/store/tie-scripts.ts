import { createScript } from "./script.ts";

/** Reading and writing an entry's line of ties in a hash. */
const LINES = `
local function read(key, ref)
  local ties = {}
  local lines = redis.call('HGET', key, ref)
  if lines then for letter, other in string.gmatch(lines, '(%a)([^\\n]+)') do ties[other] = letter end end
  return ties
end
local function write(key, ref, ties)
  local lines = {}
  for other, letter in pairs(ties) do lines[#lines + 1] = letter .. other end
  table.sort(lines)
  if #lines == 0 then redis.call('HDEL', key, ref)
  else redis.call('HSET', key, ref, table.concat(lines, '\\n')) end
end
local function turned(letter)
  if letter == 'o' then return 'd' elseif letter == 'd' then return 'o' else return letter end
end
local function pair(one, other)
  if one < other then return one .. ' ' .. other else return other .. ' ' .. one end
end
local function set(key, one, other, letter)
  local ties = read(key, other)
  if ties[one] == turned(letter) then return end
  ties[one] = turned(letter)
  write(key, other, ties)
end`;

/**
 * Ties an entry to others, on both sides, and ends those of its ties that are neither given nor to be kept. Keys: ties, evidence. ARGV: ref,
 * how many refs follow whose ties are kept, these, then (letter, other, evidence) for each tie.
 */
export const RELATE = createScript(`${LINES}
local ref, own, kept, given = ARGV[1], read(KEYS[1], ARGV[1]), {}, {}
local first = 3 + tonumber(ARGV[2])
for at = 3, first - 1 do kept[ARGV[at]] = true end
for at = first, #ARGV, 3 do
  local letter, other = ARGV[at], ARGV[at + 1]
  given[other] = true
  own[other] = letter
  set(KEYS[1], ref, other, letter)
  redis.call('HSET', KEYS[2], pair(ref, other), ARGV[at + 2])
end
for other, letter in pairs(own) do
  if not given[other] and not kept[other] then
    own[other] = string.upper(letter)
    set(KEYS[1], ref, other, string.upper(turned(letter)))
  end
end
write(KEYS[1], ref, own)
return 1`);

/** Forgets the ties of an entry that have ended, on both sides. Keys: ties, evidence. ARGV: ref. */
export const SETTLE = createScript(`${LINES}
local ref, own = ARGV[1], read(KEYS[1], ARGV[1])
for other, letter in pairs(own) do
  if letter == string.upper(letter) then
    own[other] = nil
    local theirs = read(KEYS[1], other)
    theirs[ref] = nil
    write(KEYS[1], other, theirs)
    redis.call('HDEL', KEYS[2], pair(ref, other))
  end
end
write(KEYS[1], ref, own)
return 1`);

/** Joins two entries, on both sides. Keys: joins. ARGV: one, letter, other. */
export const JOIN = createScript(`${LINES}
local own = read(KEYS[1], ARGV[1])
own[ARGV[3]] = ARGV[2]
write(KEYS[1], ARGV[1], own)
set(KEYS[1], ARGV[1], ARGV[3], ARGV[2])
return 1`);

/** Forgets what an operator said of entries, with their joins. Keys: joins, said. ARGV: refs. */
export const UNSAY = createScript(`${LINES}
for _, ref in ipairs(ARGV) do
  for other in pairs(read(KEYS[1], ref)) do
    local theirs = read(KEYS[1], other)
    theirs[ref] = nil
    write(KEYS[1], other, theirs)
  end
  redis.call('HDEL', KEYS[1], ref)
  redis.call('HDEL', KEYS[2], ref)
end
return #ARGV`);
