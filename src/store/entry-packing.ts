import type { RedisClient } from "./connect.ts";
import { halves, LONGEST_PLACE, packBlock, placeInBlock } from "./entry-block.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** Packs stored entries together, for which there is no time when they come in. What they say, and how they are read, stays the same. */
export interface EntryPacking {
  /**
   * Packs the next few of a source's entries that arrived before a time (milliseconds since the epoch) into a block. Where one of them is
   * written meanwhile, they stay as they are until the next round. Gives how many it packed, and whether a round has ended.
   */
  tighten(sourceId: string, before: number): Promise<{ packed: number; ended: boolean }>;
}

/** Entries a block: half as many each would be a fifteenth larger, twice as many take twice as long to read one of. */
export const BLOCK = 16;
/** Entries that are looked at in one go. */
const SPAN = 2_000;

/**
 * Keys: state, index, entries. ARGV: time. Gives whether a round has ended, then key and bytes of each for a block. How far the round is, by rank, is
 * noted in the state; what comes or goes meanwhile moves ranks, and what is passed over then is found in the next round.
 */
const NEXT = createScript(`
local start = tonumber(redis.call('HGET', KEYS[1], 'tight') or 0)
local past = redis.call('ZCOUNT', KEYS[2], '-inf', '(' .. ARGV[1])
local stop = math.min(past, start + ${SPAN})
local found, at = {0}, start
if start < stop then
  for _, ref in ipairs(redis.call('ZRANGE', KEYS[2], start, stop - 1)) do
    at = at + 1
    local key = string.match(ref, '[^/]+$')
    if redis.call('HSTRLEN', KEYS[3], key) > ${LONGEST_PLACE} then
      found[#found + 1] = key
      if #found > ${BLOCK} then break end
    end
  end
end
if at >= past then
  at = 0
  found[1] = 1
end
if at ~= start then redis.call('HSET', KEYS[1], 'tight', at) end
if #found <= ${BLOCK} then return {found[1]} end
local reply = {found[1]}
for member = 2, #found do
  reply[#reply + 1] = found[member]
  reply[#reply + 1] = redis.call('HGET', KEYS[3], found[member])
end
return reply`);

/** Keys: entries, blocks. ARGV: a block's halves, its place without a name, then (key, bytes as they were) for each. Gives whether it was stored. */
const REPLACE = createScript(`
for at = 4, #ARGV, 2 do
  if redis.call('HGET', KEYS[1], ARGV[at]) ~= ARGV[at + 1] then return 0 end
end
local name = redis.call('HINCRBY', KEYS[2], 'last', 1)
redis.call('HSET', KEYS[2], name, ARGV[1])
if ARGV[2] ~= '' then redis.call('HSET', KEYS[2], name .. '+', ARGV[2]) end
for at = 4, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[at], ARGV[3] .. name) end
return 1`);

/** The packing of entries under the given keys. */
export function createEntryPacking(redis: RedisClient, keys: Keys): EntryPacking {
  return {
    async tighten(sourceId, before) {
      const entries = keys.entries(sourceId);
      const index = keys.index(`sources/${sourceId}`);
      const [end, ...next] = (await NEXT.runBuffer(
        redis,
        [keys.state(sourceId), index, entries],
        [before],
      )) as [number, ...Buffer[]];
      const ended = end === 1;
      if (next.length === 0) return { packed: 0, ended };
      const members = Array.from({ length: next.length / 2 }, (_, at) => ({
        key: String(next[2 * at]),
        bytes: next[2 * at + 1] as Buffer,
      }));
      const args = [...halves(await packBlock(members)), placeInBlock(""), ...next];
      const replaced = await REPLACE.run(redis, [entries, keys.blocks(sourceId)], args);
      return { packed: replaced === 1 ? members.length : 0, ended };
    },
  };
}
