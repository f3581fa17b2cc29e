import type { HeldList } from "../model/listed-feed.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";

/** What is kept of subscription lists that are asked for, and by which shelves their sources' entries stand. */
export interface ListStore {
  /** Everything that is kept, by the list's id; also of lists that are configured no more, so that they are whole when they return. */
  held(): Promise<Map<string, HeldList>>;
  /** Keeps a reading and says so to every process. */
  keep(id: string, held: HeldList): Promise<void>;
  /** The shelves that listed sources' entries were last brought to, by source id; see {@link ListStore.setShelved}. */
  shelved(): Promise<Map<string, string>>;
  /** Notes that the stored entries of sources stand by these shelves; by none (`undefined`), that they have left every feed. */
  setShelved(shelves: ReadonlyMap<string, string | undefined>): Promise<void>;
}

/** The list store under the given keys. */
export function createListStore(redis: RedisClient, keys: Keys): ListStore {
  return {
    async held() {
      const packed = Object.entries(await redis.hgetall(keys.lists));
      return new Map(packed.map(([id, text]) => [id, JSON.parse(text) as HeldList]));
    },
    async keep(id, held) {
      await redis.hset(keys.lists, id, JSON.stringify(held));
      await redis.publish(keys.listChanges, id);
    },
    async shelved() {
      return new Map(Object.entries(await redis.hgetall(keys.shelved)));
    },
    async setShelved(shelves) {
      const present = [...shelves].filter((pair): pair is [string, string] => pair[1] !== undefined);
      const gone = [...shelves.keys()].filter((id) => shelves.get(id) === undefined);
      if (present.length > 0) await redis.hset(keys.shelved, ...present.flat());
      if (gone.length > 0) await redis.hdel(keys.shelved, ...gone);
    },
  };
}
