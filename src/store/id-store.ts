import { entryKey } from "../dedupe/entry-key.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";
import { runSoon } from "./turn.ts";

/** Which source's entry goes out under an id that several sources use: the first, for good; the others' under ids that we mint. */
export interface IdStore {
  /** Claims ids for entries of a source, and gives those that another source has claimed before. Safe to repeat. */
  claim(sourceId: string, ids: readonly string[]): Promise<Set<string>>;
  /** Gives up the claims of a source to ids whose entries are gone. */
  release(sourceId: string, ids: readonly string[]): Promise<void>;
}

/** source, then a field for each key → who holds each. */
const CLAIM = createScript(`
local holders = {}
for at, key in ipairs(KEYS) do
  redis.call('HSETNX', key, ARGV[at + 1], ARGV[1])
  holders[at] = redis.call('HGET', key, ARGV[at + 1])
end
return holders`);

/** source, then a field for each key. */
const RELEASE = createScript(`
for at, key in ipairs(KEYS) do
  if redis.call('HGET', key, ARGV[at + 1]) == ARGV[1] then redis.call('HDEL', key, ARGV[at + 1]) end
end
return #KEYS`);

/** Ids a script. */
const CHUNK = 1_000;

/** The id store under the given keys. */
export function createIdStore(redis: RedisClient, keys: Keys): IdStore {
  // Many small hashes: the server keeps them in a third of the memory.
  const places = (ids: readonly string[]) => {
    const hashed = ids.map((id) => entryKey(id));
    return {
      shards: hashed.map((key) => keys.idHolders(shardOf(key))),
      fields: hashed.map((key) => key.slice(2)),
    };
  };
  return {
    async claim(sourceId, ids) {
      const taken = new Set<string>();
      for (const some of chunks(ids)) {
        const { shards, fields } = places(some);
        const holders = (await runSoon(redis, CLAIM, shards, [sourceId, ...fields])) as string[];
        for (const [at, id] of some.entries()) if (holders[at] !== sourceId) taken.add(id);
      }
      return taken;
    },
    async release(sourceId, ids) {
      for (const some of chunks(ids)) {
        const { shards, fields } = places(some);
        await RELEASE.run(redis, shards, [sourceId, ...fields]);
      }
    },
  };
}

/** One of 16,384: the first two characters, and two bits of the third. */
function shardOf(key: string): string {
  return `${key.slice(0, 2)}${key.charCodeAt(2) % 4}`;
}

function* chunks(ids: readonly string[]): Generator<string[]> {
  for (let start = 0; start < ids.length; start += CHUNK) yield ids.slice(start, start + CHUNK);
}
