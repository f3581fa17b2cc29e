import type { ChainableCommander } from "ioredis";
import type { RedisClient } from "./connect.ts";

/**
 * Runs commands as one transaction; every key must live in one hash slot. Throws the first command's error, if one failed: ioredis
 * reports them one by one and rejects only what was refused while queueing.
 */
export async function transaction(
  redis: RedisClient,
  fill: (multi: ChainableCommander) => void,
): Promise<unknown[]> {
  const multi = redis.multi();
  fill(multi);
  const replies = await multi.exec();
  if (replies === null) throw new Error("a transaction was aborted by the server");
  return replies.map(([error, reply]) => {
    if (error) throw error;
    return reply;
  });
}
