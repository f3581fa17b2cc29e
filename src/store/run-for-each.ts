import type { RedisClient } from "./connect.ts";
import type { Script } from "./script.ts";

/** What a script is given for one of several: as many keys, all of one slot, and as many arguments as for any other. */
export interface Turn {
  keys: string[];
  args: Array<string | number | Buffer>;
}

/**
 * Runs a script that does one thing for each of several: for all at once on one server, which costs little more than for a single one, and
 * for each apart on a cluster, where they live in different slots. The script answers with so many values each, one after the other.
 */
export async function runForEach(
  redis: RedisClient,
  script: Script,
  turns: readonly Turn[],
): Promise<unknown[]> {
  if (redis.isCluster)
    return (await Promise.all(turns.map(({ keys, args }) => script.run(redis, keys, args)))).flat();
  const keys = turns.flatMap((turn) => turn.keys);
  const args = turns.flatMap((turn) => turn.args);
  return (await script.run(redis, keys, args)) as unknown[];
}
