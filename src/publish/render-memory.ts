import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Nameable } from "./name-entries.ts";

/** An entry as it stands in a document. */
export interface Fragment {
  text: string;
  /** Another as soon as anything in the text is. */
  mark: string;
}

/** Keeps what was rendered, so that an entry is rendered once a format and revision, however many feeds it is in. */
export interface RenderMemory {
  /** What an entry is named by, from memory or made now. */
  name(revision: string, make: () => Nameable): Nameable;
  /** An entry's part of a document, from memory or made now. */
  fragment(key: string, make: () => string): Fragment;
}

/** Characters of a mark, of six bits each. */
export const MARK = 10;

/** Remembers nothing. */
export const WITHOUT_MEMORY: RenderMemory = {
  name: (_revision, make) => make(),
  fragment: (_key, make) => marked(make()),
};

/** Remembers up to `maxBytes` of fragments, those used last. */
export function createRenderMemory(maxBytes = 128 * 1024 * 1024): RenderMemory {
  const names = new LRUCache<string, Nameable>({ max: 20_000 });
  const fragments = new LRUCache<string, Fragment>({
    maxSize: maxBytes,
    // Strings take one or two bytes a character; the higher is assumed.
    sizeCalculation: ({ text }, key) => 2 * (text.length + key.length) + 128,
  });
  return {
    name: (revision, make) => recall(names, revision, make),
    fragment: (key, make) => recall(fragments, key, () => marked(make())),
  };
}

function marked(text: string): Fragment {
  return { text, mark: createHash("sha256").update(text).digest("base64url").slice(0, MARK) };
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
