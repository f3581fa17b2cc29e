import type { RedisClient } from "../store/connect.ts";
import { type DumpKey, toDumpValue } from "./dump-line.ts";

/** Members in a line. */
const SOME = 500;

/** What a key holds, some of it at a time; nothing where it is gone by now. */
export async function* readKey(redis: RedisClient, prefix: string, key: string): AsyncGenerator<DumpKey> {
  const [kind, left] = await Promise.all([redis.type(key), redis.pttl(key)]);
  const head = { key: key.slice(prefix.length), ...(left > 0 && { until: Date.now() + left }) };
  if (kind === "hash")
    for await (const flat of scanned((cursor) => redis.hscanBuffer(key, cursor, "COUNT", SOME)))
      yield { ...head, hash: pairs(flat).map(([field, value]) => [toDumpValue(field), toDumpValue(value)]) };
  else if (kind === "zset")
    for await (const flat of scanned((cursor) => redis.zscanBuffer(key, cursor, "COUNT", SOME)))
      yield {
        ...head,
        sorted: pairs(flat).map(([member, score]) => [toDumpValue(member), score.toString()]),
      };
  else if (kind === "set")
    for await (const members of scanned((cursor) => redis.sscanBuffer(key, cursor, "COUNT", SOME)))
      yield { ...head, set: members.map(toDumpValue) };
  else if (kind === "list") yield { ...head, list: (await redis.lrangeBuffer(key, 0, -1)).map(toDumpValue) };
  else if (kind === "string") {
    const text = await redis.getBuffer(key);
    if (text !== null) yield { ...head, text: toDumpValue(text) };
  } else if (kind !== "none")
    throw new Error(`the key ${key} is a ${kind}, which no part of the service writes`);
}

async function* scanned(
  scan: (cursor: string) => Promise<[cursor: Buffer, elements: Buffer[]]>,
): AsyncGenerator<Buffer[]> {
  let cursor = "0";
  do {
    const [next, elements] = await scan(cursor);
    if (elements.length > 0) yield elements;
    cursor = next.toString();
  } while (cursor !== "0");
}

function pairs(flat: readonly Buffer[]): Array<[Buffer, Buffer]> {
  return Array.from(
    { length: flat.length / 2 },
    (_, at) => [flat[2 * at], flat[2 * at + 1]] as [Buffer, Buffer],
  );
}
