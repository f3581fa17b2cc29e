import { lookupKeys } from "../dedupe/story/lookup-keys.ts";
import { packSketch } from "../dedupe/story/pack-sketch.ts";
import type { Sketch } from "../dedupe/story/sketch.ts";
import { unpackSketch } from "../dedupe/story/unpack-sketch.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { placeOf, postingName, postingRecords } from "./story-places.ts";
import { POST } from "./story-scripts.ts";
import { runSoonBuffer, soon } from "./turn.ts";

/** Which times the index is asked about, in milliseconds. */
export interface Horizon {
  /** Entries that lie further apart are never compared. */
  span: number;
  now: number;
  /** Set where stored entries of any age are posted anew: for how many milliseconds those beyond the horizon are kept. */
  keep?: number;
}

/** What posting entries came to. */
export interface Posted {
  /** For each, who it may be tied to. */
  found: Map<EntryRef, Sketch[]>;
  /** Those of them that something is known of already: see `StoryStore.known`. */
  tied: EntryRef[];
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
  post(sketches: readonly Sketch[], horizon: Horizon): Promise<Posted>;
  /** What {@link StoryIndex.post} would find, posting nothing. */
  find(sketches: readonly Sketch[], horizon: Horizon): Promise<Map<EntryRef, Sketch[]>>;
  /** The sketches of entries that are still posted. */
  sketches(refs: readonly EntryRef[]): Promise<Map<EntryRef, Sketch>>;
  /** Takes entries out: nothing is tied to them any more. */
  drop(refs: readonly EntryRef[]): Promise<void>;
}

/** What {@link POST} gives. */
type Reply = [tied: number, ...others: Buffer[]];

/** Whether entries of this time, in milliseconds since the epoch, are compared with others. */
export function isPosted(time: number, { span, now, keep }: Horizon): boolean {
  return keep !== undefined || time >= now - span;
}

/** The story index under the given keys. */
export function createStoryIndex(redis: RedisClient, keys: Keys): StoryIndex {
  const look = async (sketches: readonly Sketch[], horizon: Horizon, posts: boolean): Promise<Posted> => {
    const young = sketches.filter(({ time }) => isPosted(time, horizon));
    const replies = await Promise.all(young.map((sketch) => ask(sketch, horizon, posts)));
    const found = new Map<EntryRef, Sketch[]>();
    const tied: EntryRef[] = [];
    for (const [at, { ref, time }] of young.entries()) {
      const [known, ...packed] = replies[at] ?? [0];
      if (known === 1) tied.push(ref);
      const met = packed.flatMap((bytes) => unpackSketch(bytes) ?? []);
      found.set(
        ref,
        met.filter((other) => other.ref !== ref && Math.abs(other.time - time) <= horizon.span),
      );
    }
    return { found, tied };
  };
  const ask = async (sketch: Sketch, { span, now, keep }: Horizon, posts: boolean): Promise<Reply> => {
    const places = lookupKeys(sketch).map(placeOf);
    const own = Math.floor(sketch.time / span);
    // Nothing is dated later than now, so nothing stands in an epoch that has not begun.
    const epochs = [own, own - 1, own + 1].filter((epoch) => epoch * span <= now);
    const buckets = epochs.flatMap((epoch) => places.map(({ bucket }) => keys.postings(epoch, bucket)));
    const name = postingName(sketch.ref);
    // Late entries are compared with what lies a horizon before them, and may come until they are a horizon old.
    const left = Math.max((own + 3) * span - now, keep ?? 0);
    const packed = posts ? Buffer.from(packSketch(sketch)) : "";
    const records = postingRecords(name, places);
    const reply = await runSoonBuffer(
      redis,
      POST,
      [keys.ties, keys.joins, keys.said, keys.sketch(name), ...buckets],
      [packed, left, places.length, records, sketch.ref, keys.sketch("")],
    );
    return reply as Reply;
  };
  return {
    post: (sketches, horizon) => look(sketches, horizon, true),
    find: async (sketches, horizon) => (await look(sketches, horizon, false)).found,
    async sketches(refs) {
      if (refs.length === 0) return new Map();
      const places = refs.map((ref) => keys.sketch(postingName(ref)));
      const packed = await soon<Array<Buffer | null>>(redis, (to) => to.mgetBuffer(...places));
      const stored = packed.flatMap((bytes) => (bytes ? unpackSketch(bytes) : undefined) ?? []);
      return new Map(stored.map((sketch) => [sketch.ref, sketch]));
    },
    async drop(refs) {
      if (refs.length > 0) await redis.unlink(...refs.map((ref) => keys.sketch(postingName(ref))));
    },
  };
}
