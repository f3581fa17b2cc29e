import type { Delivery, Ending, Subscription } from "../model/subscription.ts";
import type { RedisClient } from "./connect.ts";
import { createDueSet, type DueSet } from "./due-set.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";
import {
  packChanges,
  packDelivery,
  packEnding,
  unpackDelivery,
  unpackEndings,
  unpackSubscription,
} from "./subscription-codec.ts";
import { transaction } from "./transaction.ts";

/**
 * The subscriptions of sources, what is to be unsubscribed, and deliveries that wait, each source's in its own slot; and the alarm by
 * which somebody looks at them again. The alarm is only a hint to look: what is to be done is in the slot.
 */
export interface SubscriptionStore {
  subscription(sourceId: string): Promise<Subscription | undefined>;
  /** Puts a subscription in the place of whatever was there; what was asked of a hub before becomes an ending. */
  begin(sourceId: string, subscription: Subscription, ended: Ending | undefined): Promise<void>;
  /** Remembers which announcement the subscription is of, once everything about it is written. */
  note(sourceId: string, announced: string): Promise<void>;
  /** Changes a subscription if it is still the one of this token, and still the one asked at this time where that is told. */
  change(
    sourceId: string,
    expected: { token: string; askedAt?: number },
    changes: { [Name in keyof Subscription]?: Subscription[Name] | undefined },
  ): Promise<boolean>;
  /** Counts something of the subscription of this token. */
  count(sourceId: string, token: string, what: "deliveries" | "refused"): Promise<void>;
  /** Forgets a subscription. What was asked of a hub becomes an ending. */
  end(sourceId: string, ended: Ending | undefined): Promise<void>;
  /** A poll found what the hub should have delivered: polls are as frequent as before. */
  distrust(sourceId: string): Promise<void>;
  endings(sourceId: string): Promise<Ending[]>;
  keepEnding(sourceId: string, ending: Ending): Promise<void>;
  dropEnding(sourceId: string, token: string): Promise<void>;
  /** Keeps a delivery until it is brought in; false where those that wait are too many bytes with it. */
  keepDelivery(sourceId: string, delivery: Delivery, maxBytes: number): Promise<boolean>;
  /** The deliveries that wait, oldest first. */
  deliveries(sourceId: string): Promise<Delivery[]>;
  waiting(sourceId: string): Promise<number>;
  dropDelivery(sourceId: string, id: string): Promise<void>;
  /** Has somebody look at the source at `time`, or sooner where that is arranged already. */
  alarm(sourceId: string, time: number): Promise<void>;
  /** All sources that somebody is going to look at. */
  sources(): Promise<string[]>;
  /** Hands out the sources to look at, under leases. */
  due: Pick<DueSet, "lease" | "settle">;
}

/** token, asked at, how many to forget, those, then names and values. What polls go by is told to the second key, the source's state. */
const CHANGE = createScript(`
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
if ARGV[2] ~= '' and redis.call('HGET', KEYS[1], 'askedAt') ~= ARGV[2] then return 0 end
local forget = tonumber(ARGV[3])
for at = 4, 3 + forget do redis.call('HDEL', KEYS[1], ARGV[at]) end
for at = 4 + forget, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1]) end
local pushed = redis.call('HGET', KEYS[1], 'pushedUntil')
if pushed then redis.call('HSET', KEYS[2], 'pushedUntil', pushed)
else redis.call('HDEL', KEYS[2], 'pushedUntil') end
return 1`);

const COUNT = createScript(`
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
return redis.call('HINCRBY', KEYS[1], ARGV[2], 1)`);

const KEEP = createScript(`
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then return 1 end
local bytes = #ARGV[2]
for _, id in ipairs(redis.call('HKEYS', KEYS[1])) do bytes = bytes + redis.call('HSTRLEN', KEYS[1], id) end
if bytes > tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1`);

/** The subscription store under the given keys. */
export function createSubscriptionStore(redis: RedisClient, keys: Keys): SubscriptionStore {
  const { subscription, endings, deliveries, state } = keys;
  return {
    async subscription(sourceId) {
      return unpackSubscription(await redis.hgetall(subscription(sourceId)));
    },
    async begin(sourceId, begun, ended) {
      await transaction(redis, (multi) => {
        if (ended) multi.hset(endings(sourceId), ended.token, packEnding(ended));
        multi.del(subscription(sourceId));
        multi.hdel(state(sourceId), "announced", "pushedUntil");
        multi.hset(subscription(sourceId), packChanges(begun).set);
      });
    },
    async note(sourceId, announced) {
      await redis.hset(state(sourceId), "announced", announced);
    },
    async change(sourceId, { token, askedAt }, changes) {
      const { set, forget } = packChanges(changes);
      const args = [token, askedAt ?? "", forget.length, ...forget, ...Object.entries(set).flat()];
      return (await CHANGE.run(redis, [subscription(sourceId), state(sourceId)], args)) === 1;
    },
    async count(sourceId, token, what) {
      await COUNT.run(redis, [subscription(sourceId)], [token, what]);
    },
    async end(sourceId, ended) {
      await transaction(redis, (multi) => {
        if (ended) multi.hset(endings(sourceId), ended.token, packEnding(ended));
        multi.del(subscription(sourceId));
        multi.hdel(state(sourceId), "announced", "pushedUntil");
      });
    },
    async distrust(sourceId) {
      await transaction(redis, (multi) => {
        multi.hdel(subscription(sourceId), "pushedUntil");
        multi.hdel(state(sourceId), "pushedUntil");
      });
    },
    async endings(sourceId) {
      return unpackEndings(await redis.hgetall(endings(sourceId)));
    },
    async keepEnding(sourceId, ending) {
      await redis.hset(endings(sourceId), ending.token, packEnding(ending));
    },
    async dropEnding(sourceId, token) {
      await redis.hdel(endings(sourceId), token);
    },
    async keepDelivery(sourceId, delivery, maxBytes) {
      const args = [delivery.id, packDelivery(delivery), maxBytes];
      return (await KEEP.run(redis, [deliveries(sourceId)], args)) === 1;
    },
    async deliveries(sourceId) {
      const kept = Object.entries(await redis.hgetallBuffer(deliveries(sourceId)));
      return kept
        .map(([id, packed]) => unpackDelivery(id, packed))
        .sort((one, other) => one.receivedAt - other.receivedAt);
    },
    async waiting(sourceId) {
      return await redis.hlen(deliveries(sourceId));
    },
    async dropDelivery(sourceId, id) {
      await redis.hdel(deliveries(sourceId), id);
    },
    async alarm(sourceId, time) {
      await redis.zadd(keys.subscriptionsDue, "LT", time, sourceId);
    },
    async sources() {
      return await redis.zrange(keys.subscriptionsDue, "0", "-1");
    },
    due: createDueSet(redis, { ...keys, due: keys.subscriptionsDue, leases: keys.subscriptionLeases }),
  };
}
