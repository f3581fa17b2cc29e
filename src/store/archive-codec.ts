import { splitRef } from "../dedupe/entry-key.ts";
import type { Archive } from "../model/archive.ts";
import type { EntryRef } from "../model/stored-entry.ts";

/** When it was closed, then a line a source with the keys of its entries. Their order is told by the entries themselves. */
export function packArchive({ closed, refs }: Omit<Archive, "number">): string {
  const keys = new Map<string, string[]>();
  for (const ref of refs) {
    const { sourceId, key } = splitRef(ref);
    keys.set(sourceId, [...(keys.get(sourceId) ?? []), key]);
  }
  return [closed, ...[...keys].map(([sourceId, own]) => [sourceId, ...own].join(" "))].join("\n");
}

/** Reads what {@link packArchive} wrote. */
export function unpackArchive(number: number, packed: string): Archive {
  const [closed = "0", ...lines] = packed.split("\n");
  const refs = lines.flatMap((line) => {
    const [sourceId = "", ...keys] = line.split(" ");
    return keys.map((key): EntryRef => `${sourceId}/${key}`);
  });
  return { number, closed: Number(closed), refs };
}
