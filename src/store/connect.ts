import { join } from "node:path";
import type { Cluster, Redis, RedisOptions } from "ioredis";
import { type EmbeddedRedis, startEmbeddedRedis } from "./embedded-redis.ts";
import { awaitReady } from "./redis/await-ready.ts";
import { createClient } from "./redis/create-client.ts";
import { evictionWarning } from "./redis/eviction-warning.ts";
import { watchOutage } from "./redis/outage.ts";
import { describeAddress, parseRedisAddress, type RedisAddress } from "./redis/redis-address.ts";
import type { RedisLog } from "./redis/redis-log.ts";
import { RedisUnavailable } from "./redis/redis-unavailable.ts";

/** One server or a cluster. */
export type RedisClient = Redis | Cluster;

/** What {@link connectRedis} needs. */
export interface ConnectOptions {
  /** `REDIS_URL`; without it the embedded Redis is started or joined. */
  url?: string;
  /** `BROADSHEET_VAR`: the embedded Redis keeps its data in `redis/` under it. */
  directory: string;
  log: RedisLog;
  /** Milliseconds to go on trying a server that does not answer; 5 seconds unless told. */
  patience?: number;
}

/** The way to Redis, whichever kind it is. */
export interface RedisConnection {
  client: RedisClient;
  /** For logs: which Redis this is, without credentials. */
  description: string;
  /** Sentences for the operator: what about this Redis endangers the data. */
  warnings: string[];
  /** The embedded Redis, where `REDIS_URL` is unset. */
  embedded?: EmbeddedRedis;
  /** A further connection to the same Redis, as each worker that blocks needs: `{ maxRetriesPerRequest: null }`. */
  duplicate(options?: RedisOptions): RedisClient;
  /** Closes every connection made here and leaves the embedded Redis. */
  close(): Promise<void>;
}

/**
 * Connects to the Redis that `url` names, or to the embedded one. Throws {@link RedisUnavailable} with one sentence where the address cannot
 * be read, the server cannot be reached in time, or it refuses the credentials. Afterwards a lost connection is taken up again for ever.
 */
export async function connectRedis(options: ConnectOptions): Promise<RedisConnection> {
  if (options.url) {
    const address = parseRedisAddress(options.url);
    if (address.kind === "problem") throw new RedisUnavailable(address.message);
    return await open(address, options);
  }
  const embedded = await startEmbeddedRedis({
    directory: join(options.directory, "redis"),
    log: options.log,
  });
  const address: RedisAddress = { kind: "socket", path: embedded.socket, db: 0 };
  try {
    return await open(address, options, embedded);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function open(
  address: RedisAddress,
  options: ConnectOptions,
  embedded?: EmbeddedRedis,
): Promise<RedisConnection> {
  const description = embedded ? `the embedded Redis in ${options.directory}` : describeAddress(address);
  const clients = new Set<RedisClient>();
  const outage = watchOutage(description, options.log);
  const connect = (overrides: RedisOptions = {}) => {
    const client = createClient(address, overrides, outage);
    clients.add(client);
    client.once("end", () => clients.delete(client));
    return client;
  };
  const closeClients = () => {
    for (const client of clients) client.disconnect();
  };
  const client = connect();
  try {
    await awaitReady(client, description, options.patience ?? 5000);
    const warning = await evictionWarning(client);
    return {
      client,
      description,
      warnings: warning ? [warning] : [],
      ...(embedded && { embedded }),
      duplicate: connect,
      async close() {
        closeClients();
        await embedded?.stop();
      },
    };
  } catch (error) {
    closeClients();
    throw error;
  }
}
