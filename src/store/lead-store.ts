import type { FeedPath } from "../model/feed.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** The entries of one story and language that a feed might show, the one it would choose first. */
export type LeadChoice = readonly [EntryRef, ...EntryRef[]];

/** Which entries a feed has published as leads: what subscribers have seen stays, whatever better copies arrive. */
export interface LeadStore {
  /**
   * Notes, before a feed is rendered, what it is to show, and gives what it has to: of each story the one that was published first, or the
   * choice where none was. Of two who render at once, both get the same.
   *
   * @param forget leads first published before this time (milliseconds since the epoch), which no window reaches any more.
   */
  claim(
    path: FeedPath,
    choices: readonly LeadChoice[],
    times: { now: number; forget: number },
  ): Promise<EntryRef[]>;
  /** Those of the entries that a feed has published, with the time it first did. */
  published(path: FeedPath, refs: readonly EntryRef[]): Promise<Map<EntryRef, number>>;
  /** Forgets entries that are gone. */
  drop(path: FeedPath, refs: readonly EntryRef[]): Promise<void>;
}

/** Keys: leads. ARGV: now, time before which leads are forgotten, then for each choice how many refs it has, and these. */
const CLAIM = createScript(`
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. ARGV[2])
local leads, at = {}, 3
while at <= #ARGV do
  local count, lead, first = tonumber(ARGV[at]), nil, nil
  for ref = at + 1, at + count do
    local time = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[ref]) or '')
    if time and (not first or time < first or (time == first and ARGV[ref] < lead)) then
      lead, first = ARGV[ref], time
    end
  end
  if not lead then
    lead = ARGV[at + 1]
    redis.call('ZADD', KEYS[1], ARGV[1], lead)
  end
  leads[#leads + 1] = lead
  at = at + count + 1
end
return leads`);

/** Arguments a script, at the most: they go through a stack of limited depth on some servers. */
const CHUNK = 2_000;

/** The lead store under the given keys. */
export function createLeadStore(redis: RedisClient, keys: Keys): LeadStore {
  return {
    async claim(path, choices, { now, forget }) {
      const leads: EntryRef[] = [];
      for (const batch of batches(choices)) {
        const args = batch.flatMap((choice) => [choice.length, ...choice]);
        leads.push(...((await CLAIM.run(redis, [keys.leads(path)], [now, forget, ...args])) as EntryRef[]));
      }
      return leads;
    },
    async published(path, refs) {
      if (refs.length === 0) return new Map();
      const scores = await redis.zmscore(keys.leads(path), ...refs);
      return new Map(refs.flatMap((ref, at) => (scores[at] ? [[ref, Number(scores[at])] as const] : [])));
    },
    async drop(path, refs) {
      if (refs.length > 0) await redis.zrem(keys.leads(path), ...refs);
    },
  };
}

function batches(choices: readonly LeadChoice[]): LeadChoice[][] {
  const all: LeadChoice[][] = [];
  let room = 0;
  for (const choice of choices) {
    if (room < choice.length + 1) {
      all.push([]);
      room = CHUNK;
    }
    all.at(-1)?.push(choice);
    room -= choice.length + 1;
  }
  return all;
}
