import type { Redis } from "ioredis";

/** What Redis's keys take, by kind: bytes an entry. Of many keys of a kind, some are weighed. */
export async function bytesByKind(
  client: Redis,
  entries: number,
): Promise<{ kinds: Record<string, number> }> {
  const kinds = new Map<string, string[]>();
  for await (const keys of client.scanStream({ count: 10_000 }) as AsyncIterable<string[]>) {
    for (const key of keys) {
      const kind = kindOf(key);
      const list = kinds.get(kind);
      if (list) list.push(key);
      else kinds.set(kind, [key]);
    }
  }
  const bytes: Record<string, number> = {};
  for (const [kind, keys] of [...kinds].toSorted()) {
    const step = Math.max(1, Math.floor(keys.length / 2_000));
    const some = keys.filter((_, at) => at % step === 0);
    const sizes = await Promise.all(some.map((key) => client.memory("USAGE", key, "SAMPLES", 0)));
    const sum = sizes.reduce<number>((total, size) => total + (size ?? 0), 0);
    bytes[kind] = Math.round((10 * (sum / some.length) * keys.length) / entries) / 10;
  }
  return { kinds: bytes };
}

/** `bench:{sources/paper-1}:entries` → `sources entries`. */
function kindOf(key: string): string {
  const [, tag = "", name = key] = /\{([^}/]*)[^}]*\}:([^:]*)/.exec(key) ?? [];
  return tag === "ids" ? tag : `${tag} ${name}`;
}
