import type { Archive, OpenRange } from "../model/archive.ts";
import type { FeedPath } from "../model/feed.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import { packArchive, unpackArchive } from "./archive-codec.ts";
import { BEGIN, CLOSE } from "./archive-scripts.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";

/** What one step closes. */
export interface Closing {
  /** The latest archive as it was read. */
  latest: number;
  /** The refs of each archive to be closed, in their order. */
  ranges: readonly EntryRef[][];
  /** Refs that wait no more: those of the ranges, and those that are not to be published. */
  settled: readonly EntryRef[];
  /** Milliseconds since the epoch: now, and the time before which closed archives are forgotten. */
  now: number;
  forget: number;
}

/** The archives of every feed that has begun to keep them, in the feed's slot. */
export interface ArchiveStore {
  /** What waits to be archived, at most `count`; `undefined` where a feed has not begun. */
  open(path: FeedPath, count: number): Promise<OpenRange | undefined>;
  /** Begins with everything that the feed lists, unless it has begun. */
  begin(path: FeedPath, count: number): Promise<OpenRange>;
  /** Closes ranges, all or none: `false` where another process has closed one meanwhile. Ranges that are closed never change. */
  close(path: FeedPath, closing: Closing): Promise<boolean>;
  /** Has entries archived that the feed lists and that wait nowhere. */
  note(path: FeedPath, refs: readonly EntryRef[]): Promise<void>;
  /** One archive; where there is none, whether it is gone or yet to come. */
  read(path: FeedPath, number: number): Promise<Archive | "gone" | "next" | undefined>;
  /** Archives closed at or after a time (milliseconds since the epoch), newest first, and at most so many. */
  since(path: FeedPath, range: OpenRange, time: number): Promise<Archive[]>;
}

/** Archives read at a time, and at the most, to see whether an entry is in one. */
const STEP = 8;
const MOST = 64;

/** The archive store under the given keys. */
export function createArchiveStore(redis: RedisClient, keys: Keys): ArchiveStore {
  const slot = (path: FeedPath) => [keys.archives(path), keys.pending(path)];
  const fetch = async (path: FeedPath, numbers: readonly number[]) => {
    if (numbers.length === 0) return [];
    const packed = await redis.hmget(keys.archives(path), ...numbers.map(String));
    return numbers.flatMap((number, at) => {
      const one = packed[at];
      return one ? [unpackArchive(number, one)] : [];
    });
  };
  const open = async (path: FeedPath, count: number): Promise<OpenRange | undefined> => {
    const [[first, latest], pending] = await Promise.all([
      redis.hmget(keys.archives(path), "first", "latest"),
      redis.lrange(keys.pending(path), 0, count - 1),
    ]);
    if (!first || !latest) return undefined;
    return { first: Number(first), latest: Number(latest), pending: pending as EntryRef[] };
  };
  return {
    open,
    async begin(path, count) {
      await BEGIN.run(redis, [...slot(path), keys.index(path)], []);
      return (await open(path, count)) ?? { first: 1, latest: 0, pending: [] };
    },
    async close(path, { latest, ranges, settled, now, forget }) {
      const packed = ranges.map((refs) => packArchive({ closed: now, refs }));
      const args = [latest, forget, packed.length, ...packed, ...settled];
      return (await CLOSE.run(redis, slot(path), args)) !== -1;
    },
    async note(path, refs) {
      if (refs.length > 0) await redis.rpush(keys.pending(path), ...refs);
    },
    async read(path, number) {
      const [first, latest, packed] = await redis.hmget(
        keys.archives(path),
        "first",
        "latest",
        String(number),
      );
      if (!first || !latest) return undefined;
      if (packed) return unpackArchive(number, packed);
      if (number < Number(first)) return "gone";
      return number === Number(latest) + 1 ? "next" : undefined;
    },
    async since(path, { first, latest }, time) {
      const found: Archive[] = [];
      for (let from = latest; from >= first && found.length < MOST; from -= STEP) {
        const numbers = Array.from({ length: STEP }, (_, at) => from - at).filter((one) => one >= first);
        const some = await fetch(path, numbers);
        found.push(...some.filter(({ closed }) => closed >= time));
        if (some.some(({ closed }) => closed < time)) break;
      }
      return found;
    },
  };
}
