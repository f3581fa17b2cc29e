import type { RedisClient } from "./connect.ts";
import type { Script, ScriptArgument } from "./script.ts";
import type { RunScript } from "./turn.ts";

/** What a script is given for one of several: as many keys, all of one slot, and as many arguments as for any other. */
export interface Share {
  keys: string[];
  args: ScriptArgument[];
}

/**
 * Runs a script that does one thing for each of several: for all at once on one server, which costs little more than for a single one, and
 * for each apart on a cluster, where they live in different slots. The script answers with so many values each, one after the other.
 */
export async function runForEach(
  { isCluster }: RedisClient,
  run: RunScript,
  script: Script,
  shares: readonly Share[],
): Promise<unknown[]> {
  if (isCluster) return (await Promise.all(shares.map(({ keys, args }) => run(script, keys, args)))).flat();
  const keys = shares.flatMap((share) => share.keys);
  const args = shares.flatMap((share) => share.args);
  return (await run(script, keys, args)) as unknown[];
}
