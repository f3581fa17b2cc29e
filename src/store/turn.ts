import type { RedisClient } from "./connect.ts";
import { isUnknown, type Script, type ScriptArgument } from "./script.ts";

interface Call {
  script: Script;
  keys: readonly string[];
  args: readonly ScriptArgument[];
  resolve(reply: unknown): void;
  reject(error: unknown): void;
}

const turns = new WeakMap<RedisClient, Call[]>();

/**
 * Runs a script at the end of this turn of the event loop, in one write with all others of the same client that wait for it, in their
 * order: a write costs several times what a script in it does. A cluster has them one by one.
 */
export function runSoon(
  redis: RedisClient,
  script: Script,
  keys: readonly string[],
  args: readonly ScriptArgument[],
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = { script, keys, args, resolve, reject };
    const waiting = turns.get(redis);
    if (waiting !== undefined) waiting.push(call);
    else {
      turns.set(redis, [call]);
      setImmediate(endTurn, redis);
    }
  });
}

function endTurn(redis: RedisClient): void {
  const calls = turns.get(redis) ?? [];
  turns.delete(redis);
  if (redis.isCluster || calls.length === 1) for (const call of calls) alone(redis, call);
  else void together(redis, calls);
}

function alone(redis: RedisClient, { script, keys, args, resolve, reject }: Call): void {
  script.run(redis, keys, args).then(resolve, reject);
}

async function together(redis: RedisClient, calls: readonly Call[]): Promise<void> {
  const pipeline = redis.pipeline();
  for (const { script, keys, args } of calls) pipeline.evalsha(script.sha, keys.length, ...keys, ...args);
  try {
    const replies = (await pipeline.exec()) ?? [];
    for (const [at, call] of calls.entries()) {
      const [error, reply] = replies[at] ?? [new Error("a pipeline ended without this reply")];
      if (error === null) call.resolve(reply);
      else if (isUnknown(error)) alone(redis, call);
      else call.reject(error);
    }
  } catch (error) {
    for (const { reject } of calls) reject(error);
  }
}
