import type { Alert, QueueSample } from "../model/alert.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { transaction } from "./transaction.ts";

/** What is kept of alerts. */
export interface AlertStore {
  /** Those that last. */
  open(): Promise<Alert[]>;
  /** The last that were over, newest first. */
  past(): Promise<Alert[]>;
  /** Alerts that are still to be told, raised or over, in the order they came. */
  untold(): Promise<Alert[]>;
  /** Writes down what changed, all of it or nothing. With `tell`, what is new or over is to be told. */
  change(
    change: { raised: readonly Alert[]; lasting: readonly Alert[]; ended: readonly Alert[] },
    tell: boolean,
  ): Promise<void>;
  /** Forgets that so many, the oldest, are still to be told. */
  told(count: number): Promise<void>;
  /** The last samples of the queues, the oldest first, this one included. */
  sample(sample: QueueSample, most: number): Promise<QueueSample[]>;
}

/** Alerts that are over and still shown. */
const PAST = 200;
/** Alerts that wait to be told at most: who could not be told for so long looks at the feed. */
const UNTOLD = 500;

/** The alert store under the given keys: all in one slot. */
export function createAlertStore(redis: RedisClient, keys: Pick<Keys, "alerts">): AlertStore {
  const [open, past, untold, samples] = ["open", "past", "untold", "samples"].map(keys.alerts) as [
    string,
    string,
    string,
    string,
  ];
  const list = async <Value>(key: string, most: number) =>
    (await redis.lrange(key, 0, most - 1)).map((text) => JSON.parse(text) as Value);
  return {
    open: async () => Object.values(await redis.hgetall(open)).map((text) => JSON.parse(text) as Alert),
    past: () => list(past, PAST),
    untold: () => list(untold, UNTOLD),
    async change({ raised, lasting, ended }, tell) {
      if (raised.length + lasting.length + ended.length === 0) return;
      await transaction(redis, (multi) => {
        for (const alert of [...raised, ...lasting]) multi.hset(open, alert.id, JSON.stringify(alert));
        for (const alert of ended) multi.hdel(open, alert.id).lpush(past, JSON.stringify(alert));
        multi.ltrim(past, 0, PAST - 1);
        if (tell) for (const alert of [...raised, ...ended]) multi.rpush(untold, JSON.stringify(alert));
        multi.ltrim(untold, -UNTOLD, -1);
      });
    },
    async told(count) {
      await redis.ltrim(untold, count, -1);
    },
    async sample(sample, most) {
      await transaction(redis, (multi) => {
        multi.rpush(samples, JSON.stringify(sample)).ltrim(samples, -most, -1);
      });
      return await list(samples, most);
    },
  };
}
