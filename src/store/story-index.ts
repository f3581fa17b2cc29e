import { lookupKeys } from "../dedupe/story/lookup-keys.ts";
import { packSketch } from "../dedupe/story/pack-sketch.ts";
import type { Sketch } from "../dedupe/story/sketch.ts";
import { unpackSketch } from "../dedupe/story/unpack-sketch.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";
import { namesUnder, placeOf, postingName, postingRecords, RECORD_BYTES } from "./story-places.ts";
import { runSoonBuffer, soon } from "./turn.ts";

/** Which times the index is asked about, in milliseconds. */
export interface Horizon {
  /** Entries that lie further apart are never compared. */
  span: number;
  now: number;
  /** Set where stored entries of any age are posted anew: for how many milliseconds those beyond the horizon are kept. */
  keep?: number;
}

/**
 * Finds the few entries that one may be tied to, by the lookup keys they share, whatever else is stored. Postings lie in epochs as long as
 * the horizon, and expire with them.
 */
export interface StoryIndex {
  /**
   * Posts entries, then gives for each those that share a key with it and lie within the horizon: of two that are posted at once, at least
   * one finds the other. Safe to repeat. An entry older than the horizon is not posted and finds nothing.
   */
  post(sketches: readonly Sketch[], horizon: Horizon): Promise<Map<EntryRef, Sketch[]>>;
  /** What {@link StoryIndex.post} would find, posting nothing. */
  find(sketches: readonly Sketch[], horizon: Horizon): Promise<Map<EntryRef, Sketch[]>>;
  /** The sketches of entries that are still posted. */
  sketches(refs: readonly EntryRef[]): Promise<Map<EntryRef, Sketch>>;
  /** Takes entries out: nothing is tied to them any more. */
  drop(refs: readonly EntryRef[]): Promise<void>;
}

/**
 * Postings: first the sketch, then a record for each lookup key, then what each bucket ends in. Keys: the sketch, the entry's own buckets,
 * the same buckets of the neighbouring epochs. ARGV: sketch or '', for how many milliseconds, how many lookup keys, their records.
 */
const POST = createScript(`
local count, width, tail = tonumber(ARGV[3]), ${RECORD_BYTES}, ${RECORD_BYTES} * 512
if ARGV[1] ~= '' then
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  for at = 1, count do
    local length = redis.call('APPEND', KEYS[1 + at], string.sub(ARGV[4], (at - 1) * width + 1, at * width))
    if length == width then redis.call('PEXPIRE', KEYS[1 + at], ARGV[2]) end
  end
end
local found = {}
for at = 1, count do
  local records = ''
  for key = 1 + at, #KEYS, count do records = records .. redis.call('GETRANGE', KEYS[key], -tail, -1) end
  found[at] = records
end
return found`);

/** Whether entries of this time, in milliseconds since the epoch, are compared with others. */
export function isPosted(time: number, { span, now, keep }: Horizon): boolean {
  return keep !== undefined || time >= now - span;
}

/** The story index under the given keys. */
export function createStoryIndex(redis: RedisClient, keys: Keys): StoryIndex {
  const look = async (sketches: readonly Sketch[], horizon: Horizon, posts: boolean) => {
    const young = sketches.filter(({ time }) => isPosted(time, horizon));
    const named = await Promise.all(young.map((sketch) => namesFor(sketch, horizon, posts)));
    const stored = await read([...new Set(named.flatMap((names) => [...names]))]);
    return new Map(
      young.map(({ ref, time }, at): [EntryRef, Sketch[]] => {
        const met = [...(named[at] ?? [])].flatMap((name) => stored.get(name) ?? []);
        return [ref, met.filter((other) => other.ref !== ref && Math.abs(other.time - time) <= horizon.span)];
      }),
    );
  };
  const namesFor = async (
    sketch: Sketch,
    { span, now, keep }: Horizon,
    posts: boolean,
  ): Promise<Set<string>> => {
    const places = lookupKeys(sketch).map(placeOf);
    const own = Math.floor(sketch.time / span);
    // Nothing is dated later than now, so nothing stands in an epoch that has not begun.
    const epochs = [own, own - 1, own + 1].filter((epoch) => epoch * span <= now);
    const buckets = epochs.flatMap((epoch) => places.map(({ bucket }) => keys.postings(epoch, bucket)));
    const name = postingName(sketch.ref);
    // Late entries are compared with what lies a horizon before them, and may come until they are a horizon old.
    const left = Math.max((own + 3) * span - now, keep ?? 0);
    const packed = posts ? Buffer.from(packSketch(sketch)) : "";
    const records = (await runSoonBuffer(
      redis,
      POST,
      [keys.sketch(name), ...buckets],
      [packed, left, places.length, postingRecords(name, places)],
    )) as Buffer[];
    const met = new Set(
      places.flatMap((place, at) => [...namesUnder(place, records[at] ?? Buffer.alloc(0))]),
    );
    met.delete(name);
    return met;
  };
  const read = async (names: readonly string[]): Promise<Map<string, Sketch>> => {
    if (names.length === 0) return new Map();
    const places = names.map((name) => keys.sketch(name));
    const packed = await soon<Array<Buffer | null>>(redis, (to) => to.mgetBuffer(...places));
    const found = new Map<string, Sketch>();
    for (const [at, name] of names.entries()) {
      const bytes = packed[at];
      const sketch = bytes ? unpackSketch(bytes) : undefined;
      if (sketch !== undefined) found.set(name, sketch);
    }
    return found;
  };
  return {
    post: (sketches, horizon) => look(sketches, horizon, true),
    find: (sketches, horizon) => look(sketches, horizon, false),
    async sketches(refs) {
      const stored = await read(refs.map(postingName));
      return new Map([...stored.values()].map((sketch) => [sketch.ref, sketch]));
    },
    async drop(refs) {
      if (refs.length > 0) await redis.unlink(...refs.map((ref) => keys.sketch(postingName(ref))));
    },
  };
}
