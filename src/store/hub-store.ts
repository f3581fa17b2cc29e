import type { FeedFormat, FeedPath } from "../model/feed.ts";
import type { HubRecord, HubRequest, HubSubscriber } from "../model/hub.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";
import { transaction } from "./transaction.ts";
import { runSoon } from "./turn.ts";

/** Who subscribes to our feeds, each feed's in the feed's own slot, and which feeds have subscribers at all. */
export interface HubStore {
  /** Keeps a request until it is verified, or for an hour. A later one of the same callback takes its place. */
  ask(id: string, request: HubRequest): Promise<void>;
  asked(path: FeedPath, id: string): Promise<HubRequest | undefined>;
  /** Drops a request, unless another has taken its place. */
  unask(path: FeedPath, id: string, request: HubRequest): Promise<void>;
  /** Puts a subscription in the place of whatever its callback had; `etag` is what it need not be sent. */
  subscribe(subscriber: HubSubscriber, etag: string | undefined): Promise<void>;
  unsubscribe(path: FeedPath, id: string): Promise<void>;
  subscriber(path: FeedPath, id: string): Promise<HubSubscriber | undefined>;
  /** A feed's subscribers whose lease holds at `now`; the others are forgotten. */
  subscribers(path: FeedPath, now: number): Promise<HubSubscriber[]>;
  /** How a feed's subscribers, or some of them, have been served, by their ids. */
  records(path: FeedPath, ids?: readonly string[]): Promise<Map<string, HubRecord>>;
  delivered(path: FeedPath, id: string, etag: string): Promise<void>;
  /** Notes a failure at `now`; gives the time since when all have failed. */
  failed(path: FeedPath, id: string, now: number): Promise<number>;
  /** Those of the feeds that may have subscribers. */
  withSubscribers(paths: readonly FeedPath[]): Promise<FeedPath[]>;
}

/** Milliseconds a request waits for its verification at most. */
const PATIENCE = 60 * 60_000;

/** Key: records. ARGV: subscriber, ETag of what they have been sent. */
const DELIVERED = createScript(`
redis.call('HSET', KEYS[1], ARGV[1] .. ' etag', ARGV[2])
redis.call('HDEL', KEYS[1], ARGV[1] .. ' failing')
return 1`);

const UNASK = createScript(`
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`);

const FAILED = createScript(`
redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2])
return redis.call('HGET', KEYS[1], ARGV[1])`);

/** (id, value) for each: forgets a subscription that is still the same. */
const EXPIRE = createScript(`
for at = 1, #ARGV, 2 do
  if redis.call('HGET', KEYS[1], ARGV[at]) == ARGV[at + 1] then
    redis.call('HDEL', KEYS[1], ARGV[at])
    redis.call('HDEL', KEYS[2], ARGV[at] .. ' etag', ARGV[at] .. ' failing')
  end
end
return redis.call('HLEN', KEYS[1])`);

/** The hub store under the given keys. */
export function createHubStore(redis: RedisClient, keys: Keys): HubStore {
  const { hubRequest, hubSubscribers, hubRecords } = keys;
  return {
    async ask(id, request) {
      await redis.set(hubRequest(request.path, id), packRequest(request), "PX", PATIENCE);
    },
    async asked(path, id) {
      const packed = await redis.get(hubRequest(path, id));
      return packed === null ? undefined : (JSON.parse(packed) as HubRequest);
    },
    async unask(path, id, request) {
      await UNASK.run(redis, [hubRequest(path, id)], [packRequest(request)]);
    },
    async subscribe(subscriber, etag) {
      const { path, id } = subscriber;
      await transaction(redis, (multi) => {
        multi.hset(hubSubscribers(path), id, packSubscriber(subscriber));
        multi.hdel(hubRecords(path), `${id} failing`);
        if (etag === undefined) multi.hdel(hubRecords(path), `${id} etag`);
        // Who renews has been served up to what was delivered last.
        else multi.hsetnx(hubRecords(path), `${id} etag`, etag);
      });
      // Afterwards: whoever dies in between does it again, and a feed that is named too often is only looked at in vain.
      await redis.sadd(keys.hubFeeds, path);
    },
    async unsubscribe(path, id) {
      await transaction(redis, (multi) => {
        multi.hdel(hubSubscribers(path), id);
        multi.hdel(hubRecords(path), `${id} etag`, `${id} failing`);
      });
    },
    async subscriber(path, id) {
      const packed = await redis.hget(hubSubscribers(path), id);
      return packed === null ? undefined : unpackSubscriber(path, id, packed);
    },
    async subscribers(path, now) {
      const all = Object.entries(await redis.hgetall(hubSubscribers(path)));
      const read = all.map(([id, packed]) => ({ packed, subscriber: unpackSubscriber(path, id, packed) }));
      const ended = read.filter(({ subscriber }) => subscriber.leaseUntil <= now);
      const args = ended.flatMap(({ subscriber, packed }) => [subscriber.id, packed]);
      if (
        ended.length === all.length &&
        (await EXPIRE.run(redis, [hubSubscribers(path), hubRecords(path)], args)) === 0
      )
        await forget(path);
      else if (ended.length > 0) await EXPIRE.run(redis, [hubSubscribers(path), hubRecords(path)], args);
      return read.filter(({ subscriber }) => subscriber.leaseUntil > now).map(({ subscriber }) => subscriber);
    },
    async records(path, ids) {
      if (ids === undefined) return readRecords(Object.entries(await redis.hgetall(hubRecords(path))));
      const names = ids.flatMap((id) => [`${id} etag`, `${id} failing`]);
      const values = names.length === 0 ? [] : await redis.hmget(hubRecords(path), ...names);
      return readRecords(names.map((name, at) => [name, values[at] ?? ""]));
    },
    async delivered(path, id, etag) {
      await runSoon(redis, DELIVERED, [hubRecords(path)], [id, etag]);
    },
    async failed(path, id, now) {
      return Number(await FAILED.run(redis, [hubRecords(path)], [`${id} failing`, now]));
    },
    async withSubscribers(paths) {
      if (paths.length === 0) return [];
      const known = await redis.smismember(keys.hubFeeds, ...paths);
      return paths.filter((_path, at) => known[at] === 1);
    },
  };

  /** A feed whose last subscriber has gone; one who comes at this very moment is seen by the second look. */
  async function forget(path: FeedPath): Promise<void> {
    await redis.srem(keys.hubFeeds, path);
    if ((await redis.hlen(hubSubscribers(path))) > 0) await redis.sadd(keys.hubFeeds, path);
  }
}

function packRequest({ path, format, mode, topic, callback, secret, lease }: HubRequest): string {
  return JSON.stringify({ path, format, mode, topic, callback, secret, lease });
}

function packSubscriber({ format, topic, callback, secret, leaseUntil }: HubSubscriber): string {
  return JSON.stringify({ format, topic, callback, secret, leaseUntil });
}

function unpackSubscriber(path: FeedPath, id: string, packed: string): HubSubscriber {
  const rest = JSON.parse(packed) as Omit<HubSubscriber, "id" | "path"> & { format: FeedFormat };
  return { ...rest, path, id };
}

/** Records as their hash has them: `<id> etag` and `<id> failing`. */
function readRecords(fields: ReadonlyArray<readonly [string, string]>): Map<string, HubRecord> {
  const records = new Map<string, HubRecord>();
  for (const [name, value] of fields) {
    const [id = "", what] = name.split(" ");
    if (value === "") continue;
    const fact = what === "etag" ? { etag: value } : { failingSince: Number(value) };
    records.set(id, { ...records.get(id), ...fact });
  }
  return records;
}
