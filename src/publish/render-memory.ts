import { LRUCache } from "lru-cache";
import type { Nameable } from "./name-entries.ts";

/** Keeps what was rendered, so that an entry is rendered once a format and revision, however many feeds it is in. */
export interface RenderMemory {
  /** What an entry is named by, from memory or made now. */
  name(revision: string, make: () => Nameable): Nameable;
  /** An entry's part of a document, from memory or made now. */
  fragment(key: string, make: () => string): string;
}

/** Remembers nothing. */
export const WITHOUT_MEMORY: RenderMemory = {
  name: (_revision, make) => make(),
  fragment: (_key, make) => make(),
};

/** Remembers up to `maxBytes` of fragments, those used last. */
export function createRenderMemory(maxBytes = 128 * 1024 * 1024): RenderMemory {
  const names = new LRUCache<string, Nameable>({ max: 20_000 });
  const fragments = new LRUCache<string, string>({
    maxSize: maxBytes,
    // Strings take one or two bytes a character; the higher is assumed.
    sizeCalculation: (fragment, key) => 2 * (fragment.length + key.length) + 64,
  });
  return {
    name: (revision, make) => recall(names, revision, make),
    fragment: (key, make) => recall(fragments, key, make),
  };
}

function recall<Value extends object | string>(
  memory: LRUCache<string, Value>,
  key: string,
  make: () => Value,
): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
