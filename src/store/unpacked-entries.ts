import { LRUCache } from "lru-cache";
import type { StoredEntry } from "../model/stored-entry.ts";
import { unpackJson } from "./entry-codec.ts";

/**
 * Unpacks entries, each once for as long as its bytes stay what they are: of a feed that changes most entries did not, and unpacking them costs
 * more than everything else that is done for it.
 */
export interface UnpackedEntries {
  /** The entry that lies at a key of a source as these bytes. Others are given the same object: it is not to be changed. */
  unpack(sourceId: string, key: string, bytes: Buffer): StoredEntry;
}

/** Bytes that unpacked entries may take, roughly. */
const MEMORY = 48 * 1024 * 1024;
/** An object takes about so many times what its JSON does. */
const SPREAD = 2;

/** Remembers those that were read last. */
export function createUnpackedEntries(maxBytes = MEMORY): UnpackedEntries {
  const kept = new LRUCache<string, { bytes: Buffer; stored: StoredEntry; size: number }>({
    maxSize: maxBytes,
    sizeCalculation: ({ size }) => size,
  });
  return {
    unpack(sourceId, key, bytes) {
      const place = `${sourceId}/${key}`;
      const known = kept.get(place);
      if (known?.bytes.equals(bytes)) return known.stored;
      const json = unpackJson(bytes);
      const stored = JSON.parse(json.toString()) as StoredEntry;
      Object.freeze(stored);
      Object.freeze(stored.entry);
      // The bytes are a part of what the connection read: kept as they are, they would keep all of it.
      const own = Buffer.from(bytes);
      kept.set(place, { bytes: own, stored, size: SPREAD * json.length + own.length + 512 });
      return stored;
    },
  };
}
