import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { FeedFormat } from "../model/feed.ts";
import type { Nameable } from "./name-entries.ts";

/** An entry as it stands in a document. */
export interface Fragment {
  /** UTF-8. */
  bytes: Buffer;
  /** Another as soon as anything in it is. */
  mark: string;
}

/** What an entry is called in one document. */
export interface Naming {
  id: string;
  updated: string;
}

/** What is remembered of an entry at one revision. */
export interface Remembered {
  /** What it is named by. */
  nameable: Nameable;
  /** Its part of a document of a format in which it is called so, from memory or made now. */
  fragment(format: FeedFormat, naming: Naming, make: () => string): Fragment;
}

/** Keeps what was rendered, so that an entry is rendered once a format and revision, however many feeds it is in. */
export interface RenderMemory {
  /** An entry at a revision, from memory; what it is named by is made now where nothing of it is known. */
  entry(revision: string, make: () => Nameable): Remembered;
  /** What stands around a feed's entries, by all that it depends on. */
  frame(key: string, make: () => string): string;
  /** What follows from a window as it was read, for as long as that window is used with the same other parts. */
  once<Value extends object>(window: object, parts: readonly unknown[], make: () => Value): Value;
}

/** Characters of a mark, of six bits each. */
export const MARK = 10;

/** Remembers nothing. */
export const WITHOUT_MEMORY: RenderMemory = {
  entry: (_revision, make) => ({
    nameable: make(),
    fragment: (_format, _naming, write) => marked(write()),
  }),
  frame: (_key, make) => make(),
  once: (_window, _parts, make) => make(),
};

/** Feeds and formats whose frames are remembered, of some 2 KB each. */
const FRAMES = 3_000;

/** Bytes that an entry takes beside its fragments, and each fragment beside its text. */
const OVERHEAD = 512;
/** Fragments of one entry: formats, and other names where another entry claims its own. */
const MOST = 12;

interface Kept extends Remembered {
  /** All it takes, roughly. */
  size: number;
}

/** Remembers up to `maxBytes`, those entries that were used last. */
export function createRenderMemory(maxBytes = 128 * 1024 * 1024): RenderMemory {
  const entries = new LRUCache<string, Kept>({ maxSize: maxBytes, sizeCalculation: ({ size }) => size });
  const frames = new LRUCache<string, string>({ max: FRAMES });
  const windows = new WeakMap<object, { parts: readonly unknown[]; value: object }>();
  return {
    entry(revision, make) {
      const known = entries.get(revision);
      if (known !== undefined) return known;
      const kept = keep(make(), 2 * revision.length + OVERHEAD, (grown) => {
        // Its size is looked at only when it comes in.
        entries.delete(revision);
        entries.set(revision, grown);
      });
      entries.set(revision, kept);
      return kept;
    },
    frame(key, make) {
      const frame = frames.get(key) ?? make();
      frames.set(key, frame);
      return frame;
    },
    once<Value extends object>(window: object, parts: readonly unknown[], make: () => Value): Value {
      const known = windows.get(window);
      if (known?.parts.every((part, at) => part === parts[at])) return known.value as Value;
      const value = make();
      windows.set(window, { parts, value });
      return value;
    },
  };
}

function keep(nameable: Nameable, size: number, onGrown: (kept: Kept) => void): Kept {
  const made: (Naming & { format: FeedFormat; fragment: Fragment })[] = [];
  const kept: Kept = {
    nameable,
    size,
    fragment(format, { id, updated }, make) {
      for (const one of made) {
        if (one.format === format && one.id === id && one.updated === updated) return one.fragment;
      }
      const fragment = marked(make());
      if (made.length === MOST) made.length = 0;
      made.push({ format, id, updated, fragment });
      kept.size = made.reduce((sum, { fragment: { bytes } }) => sum + bytes.length + OVERHEAD, size);
      onGrown(kept);
      return fragment;
    },
  };
  return kept;
}

function marked(text: string): Fragment {
  const bytes = Buffer.from(text, "utf8");
  return { bytes, mark: createHash("sha256").update(bytes).digest("base64url").slice(0, MARK) };
}
