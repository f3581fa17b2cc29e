import { createHash } from "node:crypto";
import type { RedisClient } from "./connect.ts";

/** A Lua script that runs by its hash, and is sent whole only to a server that does not have it yet. */
export interface Script {
  /** Runs it; every key must live in one hash slot. Strings come back as strings. */
  run(redis: RedisClient, keys: string[], args: Array<string | number | Buffer>): Promise<unknown>;
  /** The same, but strings come back as bytes. */
  runBuffer(redis: RedisClient, keys: string[], args: Array<string | number | Buffer>): Promise<unknown>;
}

/** Prepares a script. */
export function createScript(lua: string): Script {
  const sha = createHash("sha1").update(lua).digest("hex");
  return {
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

function isUnknown(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("NOSCRIPT");
}
