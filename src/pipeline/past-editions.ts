import { LRUCache } from "lru-cache";
import type { Edition } from "../model/edition.ts";
import type { FeedFormat } from "../model/feed.ts";
import { MARK } from "../publish/render-memory.ts";

/** What was in the editions that this process has made or sent: enough to say what is new since. */
export interface PastEditions {
  remember(edition: Edition): void;
  /** The marks of the first of the ETags that is remembered. */
  marks(
    path: Edition["path"],
    format: FeedFormat,
    etags: readonly string[],
  ): { etag: string; marks: ReadonlySet<string> } | undefined;
}

/** Remembers editions, those last made or asked for, in at most `maxCharacters` of marks. */
export function createPastEditions(maxCharacters = 8 * 1024 * 1024): PastEditions {
  // One text an edition: thousands of small sets would take ten times as much.
  const past = new LRUCache<string, string>({
    maxSize: maxCharacters,
    sizeCalculation: (marks, key) => marks.length + key.length + 100,
  });
  return {
    remember({ path, format, etag, marks }) {
      const key = keyOf(path, format, etag);
      if (!past.has(key)) past.set(key, marks.join(""));
    },
    marks(path, format, etags) {
      for (const etag of etags) {
        const marks = past.get(keyOf(path, format, etag));
        if (marks !== undefined) return { etag, marks: new Set(apart(marks)) };
      }
      return undefined;
    },
  };
}

function keyOf(path: Edition["path"], format: FeedFormat, etag: string): string {
  return `${format} ${etag} ${path}`;
}

function apart(marks: string): string[] {
  return Array.from({ length: marks.length / MARK }, (_, at) => marks.slice(at * MARK, (at + 1) * MARK));
}
