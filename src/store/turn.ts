import type { ChainableCommander } from "ioredis";
import type { RedisClient } from "./connect.ts";
import { isUnknown, type Script, type ScriptArgument } from "./script.ts";

interface Call {
  command(to: ChainableCommander): unknown;
  resolve(reply: unknown): void;
  reject(error: unknown): void;
}

/** Runs of one script. */
interface Runs {
  script: Script;
  keys: string[];
  args: ScriptArgument[];
  /** How many keys and arguments each has. */
  sizes: string[];
  ends: Array<Pick<Call, "resolve" | "reject">>;
}

interface Turn {
  calls: Call[];
  /** Those that still take further runs, by script. */
  open: Map<Script, Runs>;
}

/** Arguments of one command: beyond, the server would be busy with it for too long. */
const MOST = 4_000;
/** So few commands leave in one write by themselves (`writeTogether`): to make a pipeline costs more than several of them. */
const FEW = 6;

const turns = new WeakMap<RedisClient, Turn>();

/**
 * Sends a command at the end of this turn of the event loop, in one write with all others of the same client that wait for it: a write costs
 * several times what a command in it does. A cluster has them one by one.
 */
export function soon<Reply>(
  redis: RedisClient,
  command: (to: ChainableCommander) => unknown,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    turnOf(redis).calls.push({ command, resolve: resolve as Call["resolve"], reject });
  });
}

/**
 * {@link soon} for a script. Its runs of one turn are one command: a command costs the client several times what a run in it does. So of
 * what is asked for in one turn by several scripts, nobody may count on the order.
 */
export function runSoon(
  redis: RedisClient,
  script: Script,
  keys: readonly string[],
  args: readonly ScriptArgument[],
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const turn = turnOf(redis);
    let runs = redis.isCluster ? undefined : turn.open.get(script);
    if (runs === undefined || runs.keys.length + runs.args.length + keys.length + args.length > MOST) {
      runs = { script, keys: [], args: [], sizes: [], ends: [] };
      turn.open.set(script, runs);
      turn.calls.push(asCall(redis, runs));
    }
    for (const key of keys) runs.keys.push(key);
    for (const arg of args) runs.args.push(arg);
    runs.sizes.push(`${keys.length} ${args.length}`);
    runs.ends.push({ resolve, reject });
  });
}

function turnOf(redis: RedisClient): Turn {
  let turn = turns.get(redis);
  if (turn === undefined) {
    turn = { calls: [], open: new Map() };
    turns.set(redis, turn);
    setImmediate(endTurn, redis);
  }
  return turn;
}

/** Runs as one command: of their script where there is one, of what does the same for each where there are several. */
function asCall(redis: RedisClient, runs: Runs): Call {
  const { keys, args, sizes, ends } = runs;
  const script = () => (ends.length === 1 ? runs.script : runs.script.each());
  const given = () => (ends.length === 1 ? args : [sizes.join(" "), ...args]);
  const resolve = (reply: unknown) => {
    const replies = ends.length === 1 ? [reply] : (reply as unknown[]);
    for (const [at, end] of ends.entries()) {
      if (replies[at] instanceof Error) end.reject(replies[at]);
      else end.resolve(replies[at]);
    }
  };
  const fail = (error: unknown) => {
    for (const { reject } of ends) reject(error);
  };
  return {
    // Lists are as good as their members to the client, which copies members again and again.
    command: (to) => to.evalsha(script().sha, keys.length, ...([keys, given()] as unknown as string[])),
    resolve,
    reject(error) {
      if (isUnknown(error)) script().run(redis, keys, given()).then(resolve, fail);
      else fail(error);
    },
  };
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
  const calls = turns.get(redis)?.calls ?? [];
  turns.delete(redis);
  if (redis.isCluster || calls.length <= FEW) for (const call of calls) alone(redis, call);
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
