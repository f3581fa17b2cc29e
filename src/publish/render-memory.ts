import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Nameable } from "./name-entries.ts";

/** An entry as it stands in a document. */
export interface Fragment {
  /** UTF-8. */
  bytes: Buffer;
  /** Another as soon as anything in it is. */
  mark: string;
}

/** Keeps what was rendered, so that an entry is rendered once a format and revision, however many feeds it is in. */
export interface RenderMemory {
  /** What an entry is named by, from memory or made now. */
  name(revision: string, make: () => Nameable): Nameable;
  /** An entry's part of a document, from memory or made now. */
  fragment(key: string, make: () => string): Fragment;
  /** What follows from a window as it was read, for as long as that window is used with the same other parts. */
  once<Value extends object>(window: object, parts: readonly unknown[], make: () => Value): Value;
}

/** Characters of a mark, of six bits each. */
export const MARK = 10;

/** Remembers nothing. */
export const WITHOUT_MEMORY: RenderMemory = {
  name: (_revision, make) => make(),
  fragment: (_key, make) => marked(make()),
  once: (_window, _parts, make) => make(),
};

/** Remembers up to `maxBytes` of fragments, those used last. */
export function createRenderMemory(maxBytes = 128 * 1024 * 1024): RenderMemory {
  const names = new LRUCache<string, Nameable>({ max: 20_000 });
  const fragments = new LRUCache<string, Fragment>({
    maxSize: maxBytes,
    // A key's characters take one or two bytes; the higher is assumed.
    sizeCalculation: ({ bytes }, key) => bytes.length + 2 * key.length + 256,
  });
  const windows = new WeakMap<object, { parts: readonly unknown[]; value: object }>();
  return {
    once<Value extends object>(window: object, parts: readonly unknown[], make: () => Value): Value {
      const known = windows.get(window);
      if (known?.parts.every((part, at) => part === parts[at])) return known.value as Value;
      const value = make();
      windows.set(window, { parts, value });
      return value;
    },
    name: (revision, make) => recall(names, revision, make),
    fragment: (key, make) => recall(fragments, key, () => marked(make())),
  };
}

function marked(text: string): Fragment {
  const bytes = Buffer.from(text, "utf8");
  return { bytes, mark: createHash("sha256").update(bytes).digest("base64url").slice(0, MARK) };
}

function recall<Value extends object>(
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
