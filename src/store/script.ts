import { createHash } from "node:crypto";
import type { RedisClient } from "./connect.ts";

/** What a script may be given. */
export type ScriptArgument = string | number | Buffer;

/** A Lua script that runs by its hash, and is sent whole only to a server that does not have it yet. */
export interface Script {
  sha: string;
  /** Runs it; every key must live in one hash slot. Strings come back as strings. */
  run(redis: RedisClient, keys: readonly string[], args: readonly ScriptArgument[]): Promise<unknown>;
  /** The same, but strings come back as bytes. */
  runBuffer(redis: RedisClient, keys: readonly string[], args: readonly ScriptArgument[]): Promise<unknown>;
  /**
   * A script that does what this one does for many, one after the other: its first argument says how many keys and arguments each has. It
   * answers with a list; one that fails has an error there, and the others go on.
   */
  each(): Script;
}

/** Prepares a script. */
export function createScript(lua: string): Script {
  const sha = createHash("sha1").update(lua).digest("hex");
  let each: Script | undefined;
  return {
    sha,
    async run(redis, keys, args) {
      try {
        return await redis.evalsha(sha, keys.length, ...keys, ...args);
      } catch (error) {
        if (!isUnknown(error)) throw error;
        return await redis.eval(lua, keys.length, ...keys, ...args);
      }
    },
    async runBuffer(redis, keys, args) {
      try {
        return await redis.callBuffer("evalsha", sha, keys.length, ...keys, ...args);
      } catch (error) {
        if (!isUnknown(error)) throw error;
        return await redis.callBuffer("eval", lua, keys.length, ...keys, ...args);
      }
    },
    each() {
      each ??= createScript(forEach(lua));
      return each;
    },
  };
}

/** Whether the server did not have a script that was run by its hash, and so did nothing. */
export function isUnknown(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("NOSCRIPT");
}

function forEach(lua: string): string {
  return `
local function one(KEYS, ARGV)
${lua}
end
local answers, key, arg = {}, 0, 1
for width, breadth in string.gmatch(ARGV[1], '(%d+) (%d+)') do
  local keys, args = {}, {}
  for at = 1, tonumber(width) do keys[at] = KEYS[key + at] end
  for at = 1, tonumber(breadth) do args[at] = ARGV[arg + at] end
  key, arg = key + tonumber(width), arg + tonumber(breadth)
  local done, answer = pcall(one, keys, args)
  if not done and type(answer) ~= 'table' then answer = { err = tostring(answer) } end
  answers[#answers + 1] = answer or false
end
return answers`;
}
