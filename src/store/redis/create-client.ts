import { Cluster, Redis, type RedisOptions } from "ioredis";
import type { RedisClient } from "../connect.ts";
import type { Outage } from "./outage.ts";
import type { RedisAddress } from "./redis-address.ts";
import { writeTogether } from "./write-together.ts";

/**
 * A client of the Redis at `address`, connecting at once. It tells `outage` that its server is lost, and is back, instead of reporting every
 * failed attempt: ioredis tries again for ever.
 */
export function createClient(address: RedisAddress, overrides: RedisOptions, outage: Outage): RedisClient {
  const client =
    address.kind === "cluster" ? createCluster(address, overrides) : createSingle(address, overrides);
  writeTogether(client);
  client.on("ready", () => outage.ready(client));
  client.on("error", (error: Error) => outage.lost(client, error));
  return client;
}

function createSingle(address: Exclude<RedisAddress, { kind: "cluster" }>, overrides: RedisOptions): Redis {
  const { username, password, db } = address;
  const common: RedisOptions = { username, password, db, ...overrides };
  switch (address.kind) {
    case "server":
      return new Redis({
        ...common,
        host: address.host,
        port: address.port,
        ...tlsOptions(address.tls),
      });
    case "socket":
      return new Redis({ ...common, path: address.path });
    case "sentinel":
      return new Redis({
        ...common,
        sentinels: address.sentinels,
        name: address.name,
        ...(address.sentinelPassword && { sentinelPassword: address.sentinelPassword }),
        ...(address.tls && { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true }),
      });
  }
}

function createCluster(
  address: Extract<RedisAddress, { kind: "cluster" }>,
  overrides: RedisOptions,
): Cluster {
  const { username, password, nodes, tls } = address;
  // Managed clusters certify the name and announce bare addresses; the name is what must be looked up and verified.
  return new Cluster(nodes, {
    ...(tls && {
      dnsLookup: (host: string, callback: (error: null, address: string) => void) => callback(null, host),
    }),
    redisOptions: { username, password, ...tlsOptions(tls), ...overrides },
  });
}

function tlsOptions(tls: boolean): RedisOptions {
  return tls ? { tls: {} } : {};
}
