import type { PollRecord } from "../model/poll-record.ts";
import type { SourceState } from "../model/source-state.ts";
import type { RedisClient } from "./connect.ts";
import { type KeptAnswer, unpackAnswer } from "./kept-answer.ts";
import type { Keys } from "./keys.ts";
import { HISTORY, packRecord } from "./record-codec.ts";
import { runForEach } from "./run-for-each.ts";
import { createScript } from "./script.ts";
import { packFacts, packVisit, STATE, sameFacts, unpackState } from "./state-codec.ts";

/** A source's state, and what else a poll begins with. */
export interface Beginning {
  state: SourceState;
  /** The answer of a poll that died before it was brought in. */
  kept?: KeptAnswer;
}

/** The end of a poll that brought no document. */
export interface VisitEnd {
  sourceId: string;
  before: SourceState;
  after: SourceState;
  record: PollRecord;
}

/** The two ends of every poll, for many at a time. */
export interface SourceVisits {
  open(sourceIds: readonly string[]): Promise<Beginning[]>;
  /** Ends polls that brought no document: writes of each state what has changed. */
  visited(ends: readonly VisitEnd[]): Promise<void>;
}

const WIDTH = STATE.length + 1;

/** For each state: its fields, and 1 where an answer is kept. */
const OPEN = createScript(`
local answers, size = {}, 0
for _, key in ipairs(KEYS) do
  local fields = redis.call('HMGET', key, ${[...STATE, "kept"].map((name) => `'${name}'`).join(", ")})
  if fields[${WIDTH}] then fields[${WIDTH}] = 1 end
  for at = 1, ${WIDTH} do answers[size + at] = fields[at] end
  size = size + ${WIDTH}
end
return answers`);

/** visit, facts or nothing, url, record for each state and history → nothing. */
const VISITED = createScript(`
local at = 1
for key = 1, #KEYS, 2 do
  if ARGV[at + 1] == '' then redis.call('HSET', KEYS[key], 'visit', ARGV[at])
  else redis.call('HSET', KEYS[key], 'visit', ARGV[at], 'facts', ARGV[at + 1], 'url', ARGV[at + 2]) end
  if redis.call('LPUSH', KEYS[key + 1], ARGV[at + 3]) >= ${2 * HISTORY} then
    redis.call('LTRIM', KEYS[key + 1], 0, ${HISTORY - 1})
  end
  at = at + 4
end
return {}`);

/** The ends of polls under the given keys. */
export function createVisits(redis: RedisClient, keys: Keys): SourceVisits {
  return {
    async open(sourceIds) {
      const states = sourceIds.map(keys.state);
      const fields = await runForEach(redis, OPEN, { count: states.length, keys: states, args: [] });
      const begun: Beginning[] = [];
      for (const [at, key] of states.entries()) {
        const own = fields.slice(at * WIDTH, (at + 1) * WIDTH) as Array<string | null>;
        const kept = own[WIDTH - 1] === null ? null : await redis.hgetBuffer(key, "kept");
        const state = unpackState(own);
        begun.push(kept === null ? { state } : { state, kept: unpackAnswer(kept) });
      }
      return begun;
    },
    async visited(ends) {
      const [places, args]: [string[], string[]] = [[], []];
      for (const { sourceId, before, after, record } of ends) {
        places.push(keys.state(sourceId), keys.history(sourceId));
        const facts = sameFacts(before, after) ? "" : packFacts(after);
        args.push(packVisit(after), facts, after.url ?? "", packRecord(record));
      }
      await runForEach(redis, VISITED, { count: ends.length, keys: places, args });
    },
  };
}
