import type { KnownTie, KnownTies } from "../model/known-ties.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { Evidence, Tie } from "../model/story.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { readTies, tieLetter } from "./tie-codec.ts";
import { JOIN, RELATE, SETTLE, UNSAY } from "./tie-scripts.ts";
import { soon } from "./turn.ts";

/**
 * What ties entries. A story is whatever its ties connect: it has no record of its own, so stories that are found to be one need no joining,
 * and in whatever order ties are written, the same stories come out. What operators say is kept apart and survives everything else.
 */
export interface StoryStore {
  /** What is known of each entry; nothing for those that are tied to none. */
  known(refs: readonly EntryRef[]): Promise<Map<EntryRef, KnownTies>>;
  /** Ties an entry to others. Its other ties end, but for those to `keep`, and are still told by {@link StoryStore.known} until they are settled. */
  relate(ref: EntryRef, ties: ReadonlyMap<EntryRef, Tie>, keep: Iterable<EntryRef>): Promise<void>;
  /** Forgets the ties of entries that have ended: every feed that showed them has been told. */
  settle(refs: readonly EntryRef[]): Promise<void>;
  /** Why two entries are tied, where that was judged. */
  evidence(one: EntryRef, other: EntryRef): Promise<Evidence[]>;
  /** Has two entries count as one story, whatever is judged of them. */
  join(one: EntryRef, other: EntryRef, tie: Omit<KnownTie, "ended">): Promise<void>;
  /** Takes an entry out of its story for good: what is judged of it counts no more, and what was said of it is forgotten. */
  setAlone(ref: EntryRef): Promise<void>;
  /** Has an entry lead its story from `now` (milliseconds since the epoch). */
  pin(ref: EntryRef, now: number): Promise<void>;
  /** Has the rules decide again who leads. */
  unpin(ref: EntryRef): Promise<void>;
  /** Forgets what operators said of entries: joins, standing alone, pins. */
  unsay(refs: readonly EntryRef[]): Promise<void>;
  /** By what the stories were last made; `undefined` before the first time. */
  made(): Promise<string | undefined>;
  setMade(hash: string): Promise<void>;
}

/** What an operator said, as it is kept. */
const ALONE = "alone";

/** The story store under the given keys. */
export function createStoryStore(redis: RedisClient, keys: Keys): StoryStore {
  const [judged, operators] = [
    [keys.ties, keys.evidence],
    [keys.joins, keys.said],
  ];
  return {
    async known(refs) {
      if (refs.length === 0) return new Map();
      const [ties, joins, said] = (await Promise.all(
        [keys.ties, keys.joins, keys.said].map((key) => soon<Kept[]>(redis, (to) => to.hmget(key, ...refs))),
      )) as [Kept[], Kept[], Kept[]];
      const known = new Map<EntryRef, KnownTies>();
      for (const [at, ref] of refs.entries()) {
        if (ties[at] || joins[at] || said[at]) known.set(ref, readKnown(ties[at], joins[at], said[at]));
      }
      return known;
    },
    async relate(ref, ties, keep) {
      const kept = [...keep];
      const given = [...ties].flatMap(([other, { relation, original, evidence }]) => [
        tieLetter({ relation, ...(original && { original: original === ref ? "this" : "other" }) }),
        other,
        JSON.stringify(evidence),
      ]);
      await RELATE.run(redis, judged, [ref, kept.length, ...kept, ...given]);
    },
    async settle(refs) {
      await Promise.all(refs.map((ref) => SETTLE.run(redis, judged, [ref])));
    },
    async evidence(one, other) {
      const pair = one < other ? `${one} ${other}` : `${other} ${one}`;
      const kept = await redis.hget(keys.evidence, pair);
      return kept === null ? [] : (JSON.parse(kept) as Evidence[]);
    },
    async join(one, other, tie) {
      await JOIN.run(redis, [keys.joins], [one, tieLetter(tie), other]);
    },
    async setAlone(ref) {
      await UNSAY.run(redis, operators, [ref]);
      await redis.hset(keys.said, ref, ALONE);
    },
    async pin(ref, now) {
      const { alone } = readSaid(await redis.hget(keys.said, ref));
      await redis.hset(keys.said, ref, alone ? `${ALONE} ${now}` : String(now));
    },
    async unpin(ref) {
      const { alone } = readSaid(await redis.hget(keys.said, ref));
      if (alone) await redis.hset(keys.said, ref, ALONE);
      else await redis.hdel(keys.said, ref);
    },
    async unsay(refs) {
      if (refs.length > 0) await UNSAY.run(redis, operators, [...refs]);
    },
    async made() {
      return (await redis.get(keys.storiesMade)) ?? undefined;
    },
    async setMade(hash) {
      await redis.set(keys.storiesMade, hash);
    },
  };
}

type Kept = string | null | undefined;

function readKnown(ties: Kept, joins: Kept, said: Kept): KnownTies {
  return { judged: readTies(ties), joined: readTies(joins), ...readSaid(said) };
}

function readSaid(said: Kept): Pick<KnownTies, "alone" | "pinned"> {
  const words = said ? said.split(" ") : [];
  const pinned = words.find((word) => word !== ALONE);
  return { alone: words.includes(ALONE), ...(pinned !== undefined && { pinned: Number(pinned) }) };
}
