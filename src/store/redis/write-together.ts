import { Cluster, type Redis } from "ioredis";
import type { RedisClient } from "../connect.ts";

/**
 * Has a client's commands of one turn of the event loop leave in one write, in their order. ioredis makes a write, and so a system call, of
 * each, which costs more than the command; a poll that brings something makes a dozen.
 */
export function writeTogether(client: RedisClient): void {
  if (client instanceof Cluster) client.on("+node", (node: Redis) => gather(node));
  else gather(client);
}

function gather(client: Redis): void {
  // Each connection has a stream of its own.
  client.on("connect", () => {
    const { stream } = client;
    const write = stream.write.bind(stream) as (...chunk: unknown[]) => boolean;
    let gathering = false;
    const release = () => {
      gathering = false;
      stream.uncork();
    };
    stream.write = (...chunk: unknown[]) => {
      if (!gathering) {
        gathering = true;
        stream.cork();
        setImmediate(release);
      }
      return write(...chunk);
    };
  });
}
