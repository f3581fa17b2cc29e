import type { RedisClient } from "./connect.ts";
import { isUnknown, type Script, type ScriptArgument } from "./script.ts";

/** Runs a script along with all others of the same turn. Keys of one call must live in one hash slot. */
export type RunScript = (
  script: Script,
  keys: readonly string[],
  args: readonly ScriptArgument[],
) => Promise<unknown>;

interface Call {
  script: Script;
  keys: readonly string[];
  args: readonly ScriptArgument[];
  resolve(reply: unknown): void;
  reject(error: unknown): void;
}

const flushes = new WeakMap<RedisClient, Array<(run: RunScript) => void>>();

/**
 * Has `flush` called at the end of this turn of the event loop. The scripts it runs there and then leave in one write with those of all
 * others who wait for the same turn of the same client, in their order: a write costs several times what a script in it does. A cluster
 * has them one by one.
 */
export function atEndOfTurn(redis: RedisClient, flush: (run: RunScript) => void): void {
  const waiting = flushes.get(redis);
  if (waiting !== undefined) {
    waiting.push(flush);
    return;
  }
  flushes.set(redis, [flush]);
  setImmediate(endTurn, redis);
}

function endTurn(redis: RedisClient): void {
  const waiting = flushes.get(redis) ?? [];
  flushes.delete(redis);
  let calls: Call[] | undefined = [];
  const run: RunScript = (script, keys, args) => {
    // Whoever comes later goes alone.
    if (calls === undefined) return script.run(redis, keys, args);
    const gathered = calls;
    return new Promise((resolve, reject) => gathered.push({ script, keys, args, resolve, reject }));
  };
  for (const flush of waiting) flush(run);
  const gathered = calls;
  calls = undefined;
  if (redis.isCluster || gathered.length === 1)
    for (const call of gathered) call.script.run(redis, call.keys, call.args).then(call.resolve, call.reject);
  else void send(redis, gathered);
}

async function send(redis: RedisClient, calls: readonly Call[]): Promise<void> {
  const pipeline = redis.pipeline();
  for (const { script, keys, args } of calls) pipeline.evalsha(script.sha, keys.length, ...keys, ...args);
  try {
    const replies = (await pipeline.exec()) ?? [];
    for (const [at, call] of calls.entries()) {
      const [error, reply] = replies[at] ?? [new Error("a pipeline ended without this reply")];
      if (error === null) call.resolve(reply);
      else if (isUnknown(error)) call.script.run(redis, call.keys, call.args).then(call.resolve, call.reject);
      else call.reject(error);
    }
  } catch (error) {
    for (const { reject } of calls) reject(error);
  }
}
