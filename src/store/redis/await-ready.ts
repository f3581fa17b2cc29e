import type { RedisClient } from "../connect.ts";
import { RedisUnavailable } from "./redis-unavailable.ts";

/** Answers that trying again does not change: credentials and rights, certificates, and a server that is no cluster. */
const FINAL =
  /^(WRONGPASS|NOAUTH|NOPERM|ERR (invalid password|AUTH|Client sent AUTH|DB index|invalid DB|SELECT)|ERR This instance has cluster support disabled)|certificate|cluster support disabled/i;

/**
 * Waits until a client is ready for commands. Throws {@link RedisUnavailable} with the last reason after `patience` milliseconds, or at
 * once where trying again is of no use.
 */
export async function awaitReady(client: RedisClient, description: string, patience: number): Promise<void> {
  let last: Error | undefined;
  await new Promise<void>((resolve, reject) => {
    const finish = (error?: Error) => {
      clearTimeout(timer);
      client.off("ready", ready);
      client.off("error", failed);
      client.off("node error", failed);
      if (error) reject(error);
      else resolve();
    };
    const refuse = () =>
      finish(new RedisUnavailable(`${description} cannot be used: ${reason(last, patience)}`));
    const ready = () => finish();
    const failed = (error: Error) => {
      last = innermost(error);
      if (FINAL.test(last.message)) refuse();
    };
    const timer = setTimeout(refuse, patience);
    client.on("ready", ready);
    client.on("error", failed);
    client.on("node error", failed);
    if (client.status === "ready") ready();
  });
}

/** A cluster wraps what its last node said. */
function innermost(error: Error): Error {
  const inner = (error as Error & { lastNodeError?: unknown }).lastNodeError;
  return inner instanceof Error ? inner : error;
}

function reason(error: Error | undefined, patience: number): string {
  if (!error) return `no answer within ${patience / 1000} s`;
  // Where a name has several addresses, the message is empty and the code says it.
  return (
    error.message.replace(/ Retrying from scratch after \d+ms\./, "") ||
    (error as NodeJS.ErrnoException).code ||
    error.name
  );
}
