import type { RedisClient } from "../store/connect.ts";
import { type DumpKey, type DumpLine, fromDumpValue } from "./dump-line.ts";
import { scanKeys } from "./scan-keys.ts";

/** Lines that are under way at a time. */
const AT_ONCE = 50;

/** Whether nothing is kept under a prefix. */
export async function isEmpty(redis: RedisClient, prefix: string): Promise<boolean> {
  for await (const _ of scanKeys(redis, prefix)) return false;
  return true;
}

/** Removes everything that is kept under a prefix. Returns how many keys. */
export async function removeAll(redis: RedisClient, prefix: string): Promise<number> {
  const keys = new Set<string>();
  for await (const key of scanKeys(redis, prefix)) keys.add(key);
  for (const key of keys) await redis.unlink(key);
  return keys.size;
}

/** What a restore works with. */
export interface RestoreDeps {
  redis: RedisClient;
  prefix: string;
  now: () => number;
  /** Told after every few lines how many were read. */
  progress(lines: number): void;
}

/** Puts back what a dump holds, which {@link checkDump} has gone through before. What has ended since is left out. */
export async function restoreDump(
  lines: AsyncIterable<string>,
  { redis, prefix, now, progress }: RestoreDeps,
): Promise<void> {
  let under: Promise<void>[] = [];
  let read = 0;
  for await (const text of lines) {
    read += 1;
    const line = JSON.parse(text) as DumpLine;
    if ("key" in line && (line.until === undefined || line.until > now()))
      under.push(write(line, redis, prefix));
    if (under.length < AT_ONCE) continue;
    await Promise.all(under);
    under = [];
    progress(read);
  }
  await Promise.all(under);
  progress(read);
}

async function write(line: DumpKey, redis: RedisClient, prefix: string): Promise<void> {
  const key = `${prefix}${line.key}`;
  if ("hash" in line) await redis.hset(key, ...line.hash.flat().map(fromDumpValue));
  else if ("sorted" in line)
    await redis.zadd(key, ...line.sorted.flatMap(([member, score]) => [score, fromDumpValue(member)]));
  else if ("set" in line) await redis.sadd(key, ...line.set.map(fromDumpValue));
  else if ("list" in line) await redis.rpush(key, ...line.list.map(fromDumpValue));
  else await redis.set(key, fromDumpValue(line.text));
  if (line.until !== undefined) await redis.pexpireat(key, line.until);
}
