import { lookupKeys } from "../dedupe/story/lookup-keys.ts";
import { packSketch } from "../dedupe/story/pack-sketch.ts";
import type { Sketch } from "../dedupe/story/sketch.ts";
import { mayTie } from "../dedupe/story/tie-of.ts";
import { unpackHead, unpackSketch } from "../dedupe/story/unpack-sketch.ts";
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
  /** For each, those that share a key with it and {@link mayTie}. */
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
   * Posts entries, then gives for each those that it may be tied to: they share a key with it and lie within the horizon. Of two that are posted
   * at once, at least one finds the other. Safe to repeat. An entry older than the horizon is not posted and finds nothing.
   */
  post(sketches: readonly Sketch[], horizon: Horizon): Promise<Posted>;
  /** What {@link StoryIndex.post} would find, posting nothing. */
  find(sketches: readonly Sketch[], horizon: Horizon): Promise<Map<EntryRef, Sketch[]>>;
  /** The sketches of entries that are still posted. */
  sketches(refs: readonly EntryRef[]): Promise<Map<EntryRef, Sketch>>;
  /** Takes entries out: nothing is tied to them any more. */
  drop(refs: readonly EntryRef[]): Promise<void>;
}

/** Whether entries of this time, in milliseconds since the epoch, are compared with others. */
export function isPosted(time: number, { span, now, keep }: Horizon): boolean {
  return keep !== undefined || time >= now - span;
}

/** How what {@link POST} gives begins where something ties the entry. */
const IS_TIED = "1".charCodeAt(0);

/** The sketches in what {@link POST} gives that an entry may be tied to. */
function sketchesIn(reply: Buffer, sketch: Sketch, span: number): Sketch[] {
  const found: Sketch[] = [];
  for (let at = 1; at < reply.length; ) {
    const from = at + 2;
    at = from + reply.readUInt16BE(at);
    const bytes = reply.subarray(from, at);
    const head = unpackHead(bytes);
    const other = head !== undefined && mayTie(sketch, head, span) ? unpackSketch(bytes) : undefined;
    if (other !== undefined) found.push(other);
  }
  return found;
}

/** The story index under the given keys. */
export function createStoryIndex(redis: RedisClient, keys: Keys): StoryIndex {
  const look = async (sketches: readonly Sketch[], horizon: Horizon, posts: boolean): Promise<Posted> => {
    const young = sketches.filter(({ time }) => isPosted(time, horizon));
    const replies = await Promise.all(young.map((sketch) => ask(sketch, horizon, posts)));
    const found = new Map<EntryRef, Sketch[]>();
    const tied: EntryRef[] = [];
    for (const [at, sketch] of young.entries()) {
      const reply = replies[at] as Buffer;
      if (reply[0] === IS_TIED) tied.push(sketch.ref);
      found.set(sketch.ref, sketchesIn(reply, sketch, horizon.span));
    }
    return { found, tied };
  };
  const ask = async (sketch: Sketch, { span, now, keep }: Horizon, posts: boolean): Promise<Buffer> => {
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
    return reply as Buffer;
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
