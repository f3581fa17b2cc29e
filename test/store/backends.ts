import type { RedisClient } from "../../src/store/connect.ts";
import { createKeys, type Keys } from "../../src/store/keys.ts";
import { startTestCluster } from "../redis/start-test-cluster.ts";
import { startTestRedis } from "../redis/start-test-redis.ts";

/** A running Redis of one kind, with keys that nothing else uses. */
export interface Backend {
  redis: RedisClient;
  keys: Keys;
  stop(): Promise<void>;
}

/** Every kind of Redis that the store promises to run on; each suite of the store runs on all of them. */
export const BACKENDS: ReadonlyArray<readonly [name: string, start: () => Promise<Backend>]> = [
  [
    "one server",
    async () => {
      const server = await startTestRedis();
      return { redis: server.client(), keys: createKeys("test"), stop: server.stop };
    },
  ],
  [
    "a cluster of three",
    async () => {
      const cluster = await startTestCluster();
      return { redis: cluster.client(), keys: createKeys("test"), stop: cluster.stop };
    },
  ],
];
