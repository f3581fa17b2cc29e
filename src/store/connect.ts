import type { Cluster, Redis } from "ioredis";

/** One server or a cluster. */
export type RedisClient = Redis | Cluster;
