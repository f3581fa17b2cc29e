import type { PollRecord } from "../model/poll-record.ts";
import type { SourceState } from "../model/source-state.ts";
import { coalesce } from "./coalesce.ts";
import type { RedisClient } from "./connect.ts";
import { type KeptAnswer, unpackAnswer } from "./kept-answer.ts";
import type { Keys } from "./keys.ts";
import { HISTORY, packRecord } from "./record-codec.ts";
import { runForEach, type Share } from "./run-for-each.ts";
import { createScript } from "./script.ts";
import { packFacts, packVisit, STATE, sameFacts, unpackState } from "./state-codec.ts";

/** The two ends of every poll. Those who ask in the same turn are answered together. */
export interface SourceVisits {
  /** A source's state, with the answer of a poll that died before it was brought in. */
  open(sourceId: string): Promise<{ state: SourceState; kept?: KeptAnswer }>;
  /** Ends a poll that brought no document: writes of the state what has changed. */
  visited(
    sourceId: string,
    states: { before: SourceState; after: SourceState },
    record: PollRecord,
  ): Promise<void>;
}

/** For each state: its fields, and 1 where an answer is kept. */
const OPEN = createScript(`
local answers, size = {}, 0
for _, key in ipairs(KEYS) do
  local fields = redis.call('HMGET', key, ${[...STATE, "kept"].map((name) => `'${name}'`).join(", ")})
  if fields[${STATE.length + 1}] then fields[${STATE.length + 1}] = 1 end
  for at = 1, ${STATE.length + 1} do answers[size + at] = fields[at] end
  size = size + ${STATE.length + 1}
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

/** Opens the sources under the given keys. */
export function createVisits(redis: RedisClient, keys: Keys): SourceVisits {
  const open = coalesce<string, Opening>(redis, async (sourceIds, run) => {
    const shares = sourceIds.map((id): Share => ({ keys: [keys.state(id)], args: [] }));
    const fields = (await runForEach(redis, run, OPEN, shares)) as Array<string | number | null>;
    return sourceIds.map((_, at) => {
      const own = fields.slice(at * WIDTH, (at + 1) * WIDTH);
      return { state: unpackState(own as Array<string | null>), isKept: own[WIDTH - 1] === 1 };
    });
  });
  const visited = coalesce<Share, void>(redis, async (shares, run) => {
    await runForEach(redis, run, VISITED, shares);
    return [];
  });
  return {
    async open(sourceId) {
      const { state, isKept } = await open(sourceId);
      if (!isKept) return { state };
      const kept = await redis.hgetBuffer(keys.state(sourceId), "kept");
      return kept ? { state, kept: unpackAnswer(kept) } : { state };
    },
    visited(sourceId, { before, after }, record) {
      const facts = sameFacts(before, after) ? "" : packFacts(after);
      return visited({
        keys: [keys.state(sourceId), keys.history(sourceId)],
        args: [packVisit(after), facts, after.url ?? "", packRecord(record)],
      });
    },
  };
}

const WIDTH = STATE.length + 1;

interface Opening {
  state: SourceState;
  isKept: boolean;
}
