import type { RedisClient } from "./connect.ts";
import { packTightly } from "./entry-codec.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** Packs stored entries tighter than there is time for when they come in. What they say, and how they are read, stays the same. */
export interface EntryPacking {
  /**
   * Packs the next few of a source's entries that arrived before a time (milliseconds since the epoch) and were not packed so yet, oldest first.
   * An entry that is written meanwhile is left as it was written. Gives how many were looked at.
   */
  tighten(sourceId: string, { before, most }: { before: number; most: number }): Promise<number>;
}

/** Keys: state, index, entries. ARGV: time, how many. Gives the arrival of the last, then key and bytes of each. */
const NEXT = createScript(`
local after = redis.call('HGET', KEYS[1], 'tight')
local from = after and '(' .. after or '-inf'
local found = redis.call('ZRANGE', KEYS[2], from, '(' .. ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[2], 'WITHSCORES')
if #found == 0 then return {} end
local next = {found[#found]}
for at = 1, #found, 2 do
  local key = string.match(found[at], '[^/]+$')
  next[#next + 1] = key
  next[#next + 1] = redis.call('HGET', KEYS[3], key) or ''
end
return next`);

/** Keys: state, entries. ARGV: arrival of the last, then (key, bytes as they were, bytes as they are to be) for each. */
const REPLACE = createScript(`
for at = 2, #ARGV, 3 do
  if redis.call('HGET', KEYS[2], ARGV[at]) == ARGV[at + 1] then redis.call('HSET', KEYS[2], ARGV[at], ARGV[at + 2]) end
end
return redis.call('HSET', KEYS[1], 'tight', ARGV[1])`);

/** The packing of entries under the given keys. */
export function createEntryPacking(redis: RedisClient, keys: Keys): EntryPacking {
  return {
    async tighten(sourceId, { before, most }) {
      const [state, entries] = [keys.state(sourceId), keys.entries(sourceId)];
      const index = keys.index(`sources/${sourceId}`);
      const [last, ...next] = (await NEXT.runBuffer(
        redis,
        [state, index, entries],
        [before, most],
      )) as Buffer[];
      if (last === undefined) return 0;
      const packed: Buffer[] = [];
      for (let at = 0; at < next.length; at += 2) {
        const [key, loose] = next.slice(at, at + 2) as [Buffer, Buffer];
        const tight = loose.length === 0 ? loose : await packTightly(loose);
        if (tight.length < loose.length) packed.push(key, loose, tight);
      }
      await REPLACE.run(redis, [state, entries], [last, ...packed]);
      return next.length / 2;
    },
  };
}
