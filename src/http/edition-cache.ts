import { LRUCache } from "lru-cache";
import type { Edition, PublishedFeeds } from "../model/edition.ts";
import type { FeedFormat, FeedPath } from "../model/feed.ts";
import { createSingleFlight } from "./single-flight.ts";

/** Published feeds whose editions are held in this process's memory. */
export interface CachedFeeds extends PublishedFeeds {
  /** Drops a feed's editions; whoever asks next gets a new one, even while an old one is still being made. */
  forget(path: FeedPath): void;
  /** Drops everything: after a reload of the configuration, or when messages may have been missed. */
  forgetAll(): void;
}

/** Settings of {@link cacheEditions}. */
export interface EditionCacheOptions {
  /** Bytes of editions to hold; the least recently used go first. */
  maxBytes?: number;
  /** Told of every question, for the metrics. */
  onLookup?: (result: "hit" | "miss") => void;
}

const FORMATS: readonly FeedFormat[] = ["rss", "atom", "json"];

/**
 * Holds editions in memory in front of `feeds`. However many ask for one at once, it is made once. A failure is not held, nor
 * is a feed that does not exist: a stranger could fill the memory with names.
 */
export function cacheEditions(feeds: PublishedFeeds, options: EditionCacheOptions = {}): CachedFeeds {
  const { maxBytes = 256 * 1024 * 1024, onLookup } = options;
  const held = new LRUCache<string, Edition>({ maxSize: maxBytes, sizeCalculation: bytesOf });
  const flights = createSingleFlight<Edition | undefined>();
  const keep = (key: string) => (edition: Edition | undefined) => {
    if (edition !== undefined) held.set(key, edition);
  };
  return {
    edition(path, format) {
      const key = keyOf(path, format);
      const edition = held.get(key);
      onLookup?.(edition === undefined ? "miss" : "hit");
      if (edition !== undefined) return Promise.resolve(edition);
      return flights.run(key, () => feeds.edition(path, format), keep(key));
    },
    window: (path) => feeds.window(path),
    listings: () => feeds.listings(),
    forget(path) {
      for (const format of FORMATS) {
        held.delete(keyOf(path, format));
        flights.forget(keyOf(path, format));
      }
    },
    forgetAll() {
      held.clear();
      flights.forgetAll();
    },
  };
}

function keyOf(path: FeedPath, format: FeedFormat): string {
  return `${path}.${format}`;
}

function bytesOf(edition: Edition): number {
  return edition.identity.length + edition.gzip.length + edition.brotli.length + 1024;
}
