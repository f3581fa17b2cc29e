import type { RedisClient } from "./connect.ts";
import type { Script, ScriptArgument } from "./script.ts";
import { runSoon } from "./turn.ts";

/** Several that a script does one thing for: so many keys each, all of one slot, and so many arguments each, one after the other. */
export interface Several {
  count: number;
  keys: readonly string[];
  args: readonly ScriptArgument[];
}

/**
 * Runs a script for several: at once on one server, which costs little more than for a single one, and for each apart on a cluster, where
 * they live in different slots. The script answers with so many values each, one after the other.
 */
export async function runForEach(
  redis: RedisClient,
  script: Script,
  { count, keys, args }: Several,
): Promise<unknown[]> {
  if (count === 0) return [];
  if (!redis.isCluster) return (await runSoon(redis, script, keys, args)) as unknown[];
  const [width, breadth] = [keys.length / count, args.length / count];
  const runs = Array.from({ length: count }, (_, at) =>
    runSoon(
      redis,
      script,
      keys.slice(at * width, (at + 1) * width),
      args.slice(at * breadth, (at + 1) * breadth),
    ),
  );
  return (await Promise.all(runs)).flat();
}
