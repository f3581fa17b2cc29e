import { LRUCache } from "lru-cache";
import type { Source } from "../model/configuration.ts";
import type { Edition, FeedWindow } from "../model/edition.ts";
import { makeDelta } from "../publish/make-edition.ts";
import type { RenderMemory } from "../publish/render-memory.ts";
import { createPastEditions } from "./past-editions.ts";

/** What is new in feeds since editions that clients hold (RFC 3229), made once for each pair of editions. */
export interface Deltas {
  /** Notes an edition that clients may hold from now on. */
  remember(edition: Edition): void;
  /** See `PublishedFeeds.delta`. `read` gives the window that the current edition shows, or a later one. */
  since(
    etags: readonly string[],
    current: Edition,
    read: () => Promise<FeedWindow | undefined>,
  ): Promise<Edition | undefined>;
}

/** What making a delta needs. */
export interface DeltasDeps {
  sources: () => ReadonlyMap<string, Source>;
  memory: RenderMemory;
}

/** Bytes of deltas held in memory. */
const MEMORY = 16 * 1024 * 1024;

/** Deltas of editions that this process has made or sent. */
export function createDeltas({ sources, memory }: DeltasDeps): Deltas {
  const past = createPastEditions();
  const made = new LRUCache<string, Edition>({
    maxSize: MEMORY,
    sizeCalculation: ({ identity, gzip, brotli }) => identity.length + gzip.length + brotli.length + 1_000,
  });
  const underway = new Map<string, Promise<Edition | undefined>>();

  async function make(
    held: ReadonlySet<string>,
    { format }: Edition,
    read: () => Promise<FeedWindow | undefined>,
  ): Promise<Edition | undefined> {
    const window = await read();
    return window && makeDelta(window, held, sources(), format, memory);
  }

  return {
    remember: past.remember,
    async since(etags, current, read) {
      if (etags.includes(current.etag)) return undefined;
      const held = past.marks(current.path, current.format, etags);
      if (held === undefined) return undefined;
      const key = `${current.format} ${held.etag} ${current.etag} ${current.path}`;
      const ready = made.get(key);
      if (ready !== undefined) return ready;
      const running =
        underway.get(key) ?? make(held.marks, current, read).finally(() => underway.delete(key));
      underway.set(key, running);
      const delta = await running;
      if (delta === undefined) return undefined;
      past.remember(delta);
      if (delta.etag === current.etag) made.set(key, delta);
      return delta;
    },
  };
}
