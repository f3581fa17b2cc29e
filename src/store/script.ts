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
}

/** Prepares a script. */
export function createScript(lua: string): Script {
  const sha = createHash("sha1").update(lua).digest("hex");
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
  };
}

/** Whether the server did not have a script that was run by its hash, and so did nothing. */
export function isUnknown(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("NOSCRIPT");
}
