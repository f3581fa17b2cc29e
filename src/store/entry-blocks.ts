import type { StoredEntry } from "../model/stored-entry.ts";
import type { RedisClient } from "./connect.ts";
import { blockAt, blockFields, readBlock, takeApart } from "./entry-block.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";
import { soon } from "./turn.ts";
import type { UnpackedEntries } from "./unpacked-entries.ts";

/** How often an entry may move while it is being read. */
const LOOKS = 20;

/** Which entries are wanted, and where those are remembered that were read before. */
interface AskedEntries {
  sourceId: string;
  entryKeys: readonly string[];
  unpacked: UnpackedEntries;
}

/** Those of a source's entries that are stored, by key, wherever they lie. */
export async function readEntries(
  redis: RedisClient,
  keys: Keys,
  { sourceId, entryKeys, unpacked }: AskedEntries,
): Promise<Map<string, StoredEntry>> {
  const found = new Map<string, StoredEntry>();
  let asked = entryKeys;
  // A block is gone once no entry lies in it: whoever is too late for it finds the entry elsewhere, or gone as well.
  for (let look = 0; asked.length > 0; look += 1) {
    if (look === LOOKS) throw new Error(`entries of ${sourceId} lie in a block that is not there: ${asked}`);
    const values = await many(redis, keys.entries(sourceId), asked);
    const inBlock = new Map<string, string[]>();
    for (const [at, key] of asked.entries()) {
      const bytes = values[at];
      if (bytes === null || bytes === undefined) continue;
      const block = blockAt(bytes);
      if (block === undefined) found.set(key, unpacked.unpack(sourceId, key, bytes));
      else inBlock.set(block, [...(inBlock.get(block) ?? []), key]);
    }
    if (inBlock.size === 0) break;
    const parts = await many(redis, keys.blocks(sourceId), [...inBlock.keys()].flatMap(blockFields));
    asked = [...inBlock.values()].flatMap((members, at) => {
      const block = joined(parts.slice(2 * at, 2 * at + 2));
      if (block === undefined) return members;
      for (const [key, entry] of readBlock(block, new Set(members))) found.set(key, entry);
      return [];
    });
  }
  return inOrder(entryKeys, found);
}

/** Keys: entries, blocks. ARGV: name of a block, then (key, the entry packed by itself) for each that it was made of. */
const TAKE_OUT = createScript(`
local place = '\\3' .. ARGV[1]
for at = 2, #ARGV, 2 do
  if redis.call('HGET', KEYS[1], ARGV[at]) == place then redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1]) end
end
return redis.call('HDEL', KEYS[2], ARGV[1], ARGV[1] .. '+')`);

/** Takes the block apart that an entry lies in, if it does. Nothing of it is left but entries that are packed by themselves. */
export async function takeOut(
  redis: RedisClient,
  keys: Keys,
  { sourceId, key }: { sourceId: string; key: string },
): Promise<void> {
  const bytes = await redis.hgetBuffer(keys.entries(sourceId), key);
  const name = bytes === null ? undefined : blockAt(bytes);
  if (name === undefined) return;
  const block = joined(await redis.hmgetBuffer(keys.blocks(sourceId), ...blockFields(name)));
  if (block === undefined) return;
  const members = takeApart(block).flatMap((member) => [member.key, member.bytes]);
  await TAKE_OUT.run(redis, [keys.entries(sourceId), keys.blocks(sourceId)], [name, ...members]);
}

/**
 * Takes every block apart in which an entry lay before retention took it: its text stays there unread until the block goes. All blocks of the source
 * are looked through, which is for what must not stay.
 */
export async function sweepBlocks(
  redis: RedisClient,
  keys: Keys,
  { sourceId, key }: { sourceId: string; key: string },
): Promise<void> {
  const names = (await redis.hkeys(keys.blocks(sourceId))).filter(
    (name) => name !== "last" && !name.endsWith("+"),
  );
  for (const name of names) {
    const block = joined(await redis.hmgetBuffer(keys.blocks(sourceId), ...blockFields(name)));
    const members = block === undefined ? [] : takeApart(block);
    if (!members.some((member) => member.key === key)) continue;
    const others = members.filter((member) => member.key !== key);
    const packed = others.flatMap((member) => [member.key, member.bytes]);
    await TAKE_OUT.run(redis, [keys.entries(sourceId), keys.blocks(sourceId)], [name, ...packed]);
  }
}

function joined([first, second]: ReadonlyArray<Buffer | null>): Buffer | undefined {
  return first ? Buffer.concat([first, second ?? Buffer.alloc(0)]) : undefined;
}

function many(redis: RedisClient, key: string, fields: readonly string[]): Promise<Array<Buffer | null>> {
  return soon(redis, (to) => to.hmgetBuffer(key, ...fields));
}

function inOrder(keys: readonly string[], found: ReadonlyMap<string, StoredEntry>): Map<string, StoredEntry> {
  const ordered = new Map<string, StoredEntry>();
  for (const key of keys) {
    const stored = found.get(key);
    if (stored !== undefined) ordered.set(key, stored);
  }
  return ordered;
}
