import { setTimeout as pause } from "node:timers/promises";
import { Queue } from "bullmq";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import type { RedisClient } from "../../src/store/connect.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createSourceStore } from "../../src/store/source-store.ts";
import type { InventedSource } from "./invented-source.ts";

/** What is waited for: every source to have committed a version, and nobody to be at work on it. */
export interface Settlement {
  redis: RedisClient;
  prefix: string;
  sources: readonly InventedSource[];
  version: number;
  /** Milliseconds. */
  deadline: number;
}

/** Waits until the line has brought in all of a version and published it. Rejects, saying what is missing, at the deadline. */
export async function settled({ redis, prefix, sources, version, deadline }: Settlement): Promise<void> {
  const keys = createKeys(prefix);
  const store = createSourceStore(redis, keys);
  const publish = new Queue("publish", { connection: redis, prefix: keys.queues });
  const until = Date.now() + deadline;
  try {
    for (;;) {
      const missing = await unfinished(store, sources, version);
      const {
        active = 0,
        waiting = 0,
        delayed = 0,
      } = await publish.getJobCounts("active", "waiting", "delayed");
      if (missing.length === 0 && active + waiting + delayed === 0) return;
      if (Date.now() > until) {
        throw new Error(
          `not settled: ${missing.join(", ")}; publish jobs: ${active} active, ${waiting} waiting, ${delayed} delayed`,
        );
      }
      await pause(100);
    }
  } finally {
    await publish.close();
  }
}

type Store = ReturnType<typeof createSourceStore>;

/** Sources whose committed knowledge is not yet that of the version: all of its entries, in their last wording. */
async function unfinished(
  store: Store,
  sources: readonly InventedSource[],
  version: number,
): Promise<string[]> {
  const checks = sources.map(async ({ id, entryIds }) => {
    const ids = entryIds(version);
    const keys = ids.map(entryKey);
    const [known, stored] = await Promise.all([store.known(id, keys), store.entries(id, keys)]);
    const reworded = [...stored.values()].filter(({ entry }) => entry.title.startsWith("Corrected")).length;
    const expected = Math.min(Math.max(version - 2, 0), ids.length);
    const committed = [...known].every(([key, { meaning }]) => stored.get(key)?.fingerprint === meaning);
    return known.size === ids.length && reworded === expected && committed
      ? []
      : [`${id} (${known.size}/${ids.length})`];
  });
  return (await Promise.all(checks)).flat();
}
