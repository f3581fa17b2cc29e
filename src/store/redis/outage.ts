import type { RedisLog } from "./redis-log.ts";

/** One Redis as seen over all connections to it. */
export interface Outage {
  /** The connection is ready. */
  ready(connection: object): void;
  /** The connection met an error. One that has not been ready since its last error tells nothing new. */
  lost(connection: object, error: Error): void;
}

/** Says once that the Redis called `description` is away, and once that it is back, over however many connections. */
export function watchOutage(description: string, log: RedisLog): Outage {
  const connected = new WeakSet<object>();
  let away = false;
  return {
    ready(connection) {
      connected.add(connection);
      if (away) log.info(`${description} answers again`);
      away = false;
    },
    lost(connection, error) {
      if (!connected.delete(connection) || away) return;
      log.warn(`${description} does not answer: ${error.message}`);
      away = true;
    },
  };
}
