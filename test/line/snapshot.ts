import type { RedisClient } from "../../src/store/connect.ts";
import { readEntries } from "../../src/store/entry-blocks.ts";
import { createFeedStore } from "../../src/store/feed-store.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createUnpackedEntries } from "../../src/store/unpacked-entries.ts";

/** What a network has published: every stored entry by ref, and every feed's refs. Without the times a run took. */
export interface Snapshot {
  entries: Record<string, unknown>;
  feeds: Record<string, string[]>;
}

/** Reads everything that is stored under a prefix, apart from what depends on when it was done. */
export async function snapshot(
  redis: RedisClient,
  prefix: string,
  sourceIds: readonly string[],
): Promise<Snapshot> {
  const keys = createKeys(prefix);
  const feeds = createFeedStore(redis, keys);
  const result: Snapshot = { entries: {}, feeds: {} };
  for (const id of sourceIds) {
    const entryKeys = await redis.hkeys(keys.entries(id));
    const stored = await readEntries(redis, keys, {
      sourceId: id,
      entryKeys,
      unpacked: createUnpackedEntries(),
    });
    for (const { ref, entry, fingerprint, sections, tags } of stored.values())
      result.entries[ref] = { entry, fingerprint, sections, tags };
    result.feeds[`sources/${id}`] = (await feeds.refs(`sources/${id}`)).toSorted();
  }
  for (const path of (await feeds.sizes()).keys()) {
    const refs = (await feeds.refs(path)).toSorted();
    if (refs.length > 0) result.feeds[path] = refs;
  }
  return result;
}
