import type { Cluster, Redis } from "ioredis";
import type { RedisClient } from "../store/connect.ts";
import type { RedisTrial, ServerFacts } from "./redis-facts.ts";

/** Answers that are timed. */
const TIMED = 7;

/** What every server says of itself: one, or a cluster's masters. */
export async function askServers(client: RedisClient): Promise<ServerFacts[]> {
  return await Promise.all(
    (client.isCluster ? (client as Cluster).nodes("master") : [client as Redis]).map(ask),
  );
}

/**
 * Uses Redis as the service does, on a key of its own that it removes again.
 *
 * @param key name that no part of the service has.
 */
export async function tryRedis(client: RedisClient, key: string, now: () => number): Promise<RedisTrial> {
  const times: number[] = [];
  for (let time = 0; time < TIMED; time += 1) {
    const before = performance.now();
    await client.ping();
    times.push(performance.now() - before);
  }
  const answersIn = times.sort((one, other) => one - other)[Math.floor(TIMED / 2)] ?? 0;
  return { answersIn, ahead: await ahead(client, now), refusals: await refusals(client, key) };
}

async function ask(server: Redis): Promise<ServerFacts> {
  const [info, save, most] = await Promise.all([
    server.info().catch(nothingWhereRefused),
    setting(server, "save"),
    setting(server, "maxclients"),
  ]);
  const field = (name: string) => new RegExp(`^${name}:(.*?)\r?$`, "m").exec(info)?.[1];
  const version = field("redis_version") ?? "0";
  const appendOnly = field("aof_enabled");
  const maxClients = field("maxclients") ?? most;
  return {
    name: serverName(field("valkey_version"), field("dragonfly_version"), version),
    version,
    policy: field("maxmemory_policy"),
    maxMemory: Number(field("maxmemory") ?? 0),
    usedMemory: Number(field("used_memory") ?? 0),
    role: field("role"),
    ...(appendOnly !== undefined && { appendOnly: appendOnly === "1" }),
    ...(save !== undefined && { save }),
    saved: field("rdb_last_bgsave_status") !== "err" && field("aof_last_write_status") !== "err",
    loading: field("loading") === "1",
    clients: Number(field("connected_clients") ?? 0),
    ...(maxClients !== undefined && { maxClients: Number(maxClients) }),
  };
}

function serverName(valkey: string | undefined, dragonfly: string | undefined, redis: string): string {
  if (valkey !== undefined) return `Valkey ${valkey}`;
  if (dragonfly !== undefined) return `Dragonfly ${dragonfly}`;
  return `Redis ${redis}`;
}

/** Hosted servers forbid CONFIG; then nothing is known of the setting. */
async function setting(server: Redis, name: string): Promise<string | undefined> {
  const answer = await server.config("GET", name).catch(nothingWhereRefused);
  return Array.isArray(answer) ? (answer[1] as string | undefined) : undefined;
}

function nothingWhereRefused(error: Error): string {
  if (error.name === "ReplyError") return "";
  throw error;
}

async function ahead(client: RedisClient, now: () => number): Promise<number> {
  const server = client.isCluster ? (client as Cluster).nodes("master")[0] : (client as Redis);
  if (server === undefined) return 0;
  const before = now();
  const answer = await server.time().catch(nothingWhereRefused);
  if (!Array.isArray(answer)) return 0;
  const [seconds = 0, micro = 0] = answer.map(Number);
  return seconds * 1000 + micro / 1000 - (before + now()) / 2;
}

/** What it refuses, in its own words, each once. */
async function refusals(client: RedisClient, key: string): Promise<string[]> {
  const attempts = [
    () => client.set(key, "1", "EX", 60),
    () => client.eval("return redis.call('GET', KEYS[1])", 1, key),
    () => client.publish(`${key}:said`, "1"),
    () => client.del(key),
  ];
  const said: string[] = [];
  for (const attempt of attempts) {
    try {
      await attempt();
    } catch (error) {
      if (!(error instanceof Error && error.name === "ReplyError")) throw error;
      said.push(error.message.replace(/\s*script: [\s\S]*$/, "").replace(/\.$/, ""));
    }
  }
  return [...new Set(said)].slice(0, 3);
}
