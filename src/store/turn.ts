import type { ChainableCommander } from "ioredis";
import type { RedisClient } from "./connect.ts";
import { isUnknown, type Script, type ScriptArgument } from "./script.ts";

interface Call {
  command(to: ChainableCommander): unknown;
  resolve(reply: unknown): void;
  reject(error: unknown): void;
}

const turns = new WeakMap<RedisClient, Call[]>();

/**
 * Sends a command at the end of this turn of the event loop, in one write with all others of the same client that wait for it, in their
 * order: a write costs several times what a command in it does. A cluster has them one by one.
 */
export function soon<Reply>(
  redis: RedisClient,
  command: (to: ChainableCommander) => unknown,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call: Call = { command, resolve: resolve as Call["resolve"], reject };
    const waiting = turns.get(redis);
    if (waiting !== undefined) waiting.push(call);
    else {
      turns.set(redis, [call]);
      setImmediate(endTurn, redis);
    }
  });
}

/** {@link soon} for a script. */
export async function runSoon(
  redis: RedisClient,
  script: Script,
  keys: readonly string[],
  args: readonly ScriptArgument[],
): Promise<unknown> {
  try {
    // Lists are as good as their members to the client, which copies members again and again.
    const lists = [keys, args] as unknown as ScriptArgument[];
    return await soon(redis, (to) => to.evalsha(script.sha, keys.length, ...lists));
  } catch (error) {
    if (!isUnknown(error)) throw error;
    return await script.run(redis, keys, args);
  }
}

/** {@link runSoon}, but strings come back as bytes. */
export async function runSoonBuffer(
  redis: RedisClient,
  script: Script,
  keys: readonly string[],
  args: readonly ScriptArgument[],
): Promise<unknown> {
  try {
    const lists = [keys, args] as unknown as ScriptArgument[];
    return await soon(redis, (to) => to.callBuffer("evalsha", script.sha, keys.length, ...lists));
  } catch (error) {
    if (!isUnknown(error)) throw error;
    return await script.runBuffer(redis, keys, args);
  }
}

function endTurn(redis: RedisClient): void {
  const calls = turns.get(redis) ?? [];
  turns.delete(redis);
  if (redis.isCluster || calls.length === 1) for (const call of calls) alone(redis, call);
  else void together(redis, calls);
}

function alone(redis: RedisClient, { command, resolve, reject }: Call): void {
  // The same commands by the same names; here each gives its own reply.
  const reply = command(redis as unknown as ChainableCommander) as Promise<unknown>;
  reply.then(resolve, reject);
}

async function together(redis: RedisClient, calls: readonly Call[]): Promise<void> {
  const pipeline = redis.pipeline();
  for (const { command } of calls) command(pipeline);
  try {
    const replies = (await pipeline.exec()) ?? [];
    for (const [at, { resolve, reject }] of calls.entries()) {
      const [error, reply] = replies[at] ?? [new Error("a pipeline ended without this reply")];
      if (error === null) resolve(reply);
      else reject(error);
    }
  } catch (error) {
    for (const { reject } of calls) reject(error);
  }
}
