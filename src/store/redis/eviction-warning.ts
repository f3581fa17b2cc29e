import type { Cluster, Redis } from "ioredis";
import type { RedisClient } from "../connect.ts";

/** A sentence where a server may throw entries or jobs away when memory runs short (`maxmemory-policy` other than `noeviction`). */
export async function evictionWarning(client: RedisClient): Promise<string | undefined> {
  const servers = isCluster(client) ? client.nodes("master") : [client];
  const policies = await Promise.all(servers.map(evictionPolicy));
  const unsafe = policies.find((policy) => policy !== undefined && policy !== "noeviction");
  if (!unsafe) return undefined;
  return `maxmemory-policy is ${unsafe}: when memory runs short this Redis deletes entries and jobs; set it to noeviction`;
}

/** INFO tells it even where a hosted Redis forbids CONFIG; a server that does not tell is taken at its word. */
async function evictionPolicy(server: Redis): Promise<string | undefined> {
  const memory = await server.info("memory").catch((error: Error) => {
    if (error.name === "ReplyError") return "";
    throw error;
  });
  return /^maxmemory_policy:(\S+)/m.exec(memory)?.[1];
}

function isCluster(client: RedisClient): client is Cluster {
  return client.isCluster;
}
