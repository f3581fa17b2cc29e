import { entryKey, entryRef } from "../../../src/dedupe/entry-key.ts";
import type { FeedPath } from "../../../src/model/feed.ts";
import type { EntryRef } from "../../../src/model/stored-entry.ts";
import type { Services } from "../../../src/services.ts";
import { blockFields, halves, packBlock, placeInBlock } from "../../../src/store/entry-block.ts";
import { packEntry } from "../../../src/store/entry-codec.ts";
import { BLOCK } from "../../../src/store/entry-packing.ts";
import { twinField } from "../../../src/store/twin-lines.ts";
import { entryAt, type Filling, idOf, timeOf } from "./bench-entry.ts";

/** Packed texts that stand for those of many more entries. */
export interface AlikeTexts {
  /** A block for entries with these keys: its fields, and what stands in the entries' places. */
  block(keys: readonly string[]): PackedTexts;
  /** Each entry by itself. */
  loose(keys: readonly string[]): PackedTexts;
}

interface PackedTexts {
  block?: Record<string, string | Buffer>;
  entries: Record<string, Buffer>;
}

/** Blocks of different texts. Each is one paper's. */
const BLOCKS = 64;

/** Packs texts of the papers as the store packs them once they have settled. */
export async function packAlike(filling: Filling): Promise<AlikeTexts> {
  const blocks: Buffer[] = [];
  const loose: Buffer[] = [];
  for (let at = 0; at < BLOCKS; at += 1) {
    const numbers = Array.from({ length: BLOCK }, (_, member) => at + member * filling.sources);
    const bytes = numbers.map((number) => packEntry(entryAt(number, filling)));
    const block = await packBlock(bytes.map((one, member) => ({ key: String(member), bytes: one })));
    blocks.push(block.subarray(block.indexOf("\n")));
    loose.push(...bytes);
  }
  let made = 0;
  const next = <Thing>(list: readonly Thing[]) => {
    made += 1;
    return list[made % list.length] as Thing;
  };
  return {
    block(keys) {
      const bytes = Buffer.concat([Buffer.from(`1${keys.join(" ")}`), next(blocks)]);
      const place = placeInBlock(String(made));
      const entries = Object.fromEntries(keys.map((key) => [key, place]));
      const [whole, rest] = blockFields(String(made));
      const [first, second] = halves(bytes);
      return { block: { last: String(made), [whole]: first, [rest]: second }, entries };
    },
    loose: (keys) => ({ entries: Object.fromEntries(keys.map((key) => [key, next(loose)])) }),
  };
}

/** What the source store and the packing would have written of these entries of one source, with other texts in them. */
export async function storeAlike(
  numbers: readonly number[],
  texts: AlikeTexts,
  filling: Filling,
): Promise<void> {
  const { redis, keys, feeds, ids, sources, network } = filling.services;
  const sourceId = `paper-${(numbers[0] ?? 0) % filling.sources}`;
  const made = numbers.map((number) => {
    const id = idOf(sourceId, number);
    const key = entryKey(id);
    return {
      id,
      key,
      time: timeOf(number, filling),
      ref: entryRef(sourceId, key),
      tags: filling.tags(number),
    };
  });
  for (let start = 0; start < made.length; start += BLOCK) {
    const some = made.slice(start, start + BLOCK).map(({ key }) => key);
    const packed = some.length === BLOCK ? texts.block(some) : texts.loose(some);
    if (packed.block) await redis.hset(keys.blocks(sourceId), packed.block);
    await redis.hset(keys.entries(sourceId), packed.entries);
  }
  await meet(
    keys.twins(sourceId),
    made.map(({ key }) => key),
    redis,
  );
  await ids.claim(
    sourceId,
    made.map(({ id }) => id),
  );
  await redis.zadd(keys.index(`sources/${sourceId}`), ...made.flatMap(({ time, ref }) => [time, ref]));
  const hash = (key: string) => key.slice(1);
  await sources.know(sourceId, new Map(made.map(({ key }) => [key, { raw: hash(key), meaning: hash(key) }])));
  const { router } = network();
  const added = new Map<FeedPath, Array<{ ref: EntryRef; arrival: number }>>();
  for (const { ref, time, tags } of made) {
    const slugs = tags.map((tag) => router.tags.slugOf(tag) ?? tag.replace(" ", "-"));
    for (const path of ["all", "sections/city", ...slugs.map((slug) => `tags/${slug}`)] as FeedPath[])
      added.set(path, [...(added.get(path) ?? []), { ref, arrival: time }]);
  }
  await Promise.all([...added].map(([path, add]) => feeds.change({ path, add, remove: [] })));
}

/** Two aliases for each, as a text at an address has. */
async function meet(twins: string, entryKeys: readonly string[], redis: Services["redis"]): Promise<void> {
  const lines = new Map<string, string>();
  for (const key of entryKeys) {
    for (const alias of [`l${key.slice(1)}`, `c${key.slice(1)}`]) {
      const field = twinField(alias);
      lines.set(field, `${lines.get(field) ?? ""}\n${alias} ${key}`);
    }
  }
  const before = await redis.hmget(twins, ...lines.keys());
  await redis.hset(
    twins,
    ...[...lines].flatMap(([field, added], at) => [field, `${before[at] ?? ""}${added}`]),
  );
}
