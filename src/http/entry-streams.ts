import type { StreamedEntry, StreamedFeeds } from "../model/entry-stream.ts";
import type { FeedPath } from "../model/feed.ts";

/** Whoever listens to a feed. */
export interface Listener {
  send(entry: StreamedEntry): void;
  end(): void;
}

/** New entries of feeds, told to whoever listens. A feed is looked at once a change, however many listen to it. */
export interface EntryStreams {
  /**
   * Begins to tell a listener of new entries, after those that came since the one it had last. Gives what ends it; `undefined` where there is no
   * such feed, `"full"` where too many listen already.
   */
  open(
    path: FeedPath,
    listener: Listener,
    last: string | undefined,
  ): Promise<(() => void) | undefined | "full">;
  /** Ends all of them. */
  close(): void;
}

/** Listeners in this process. */
const MOST_LISTENERS = 2_000;

interface Stream {
  /** What the feed has shown since somebody listens. */
  known: Set<string>;
  listeners: Set<Listener>;
  /** The looks at the feed, one after the other. */
  looking: Promise<void>;
}

/** Streams over the given feeds. */
export function createEntryStreams(feeds: StreamedFeeds): EntryStreams {
  const streams = new Map<FeedPath, Stream>();
  let listening = 0;
  const stopHearing = feeds.onChange((path) => {
    for (const [each, stream] of streams) if (path === undefined || path === each) look(each, stream);
  });

  function look(path: FeedPath, stream: Stream): void {
    stream.looking = stream.looking
      .then(async () => {
        const shown = (await feeds.shown(path)) ?? [];
        const fresh = shown.filter(({ ref }) => !stream.known.has(ref));
        stream.known = new Set(shown.map(({ ref }) => ref));
        // A feed shows the newest first; news are told in the order they came.
        for (const entry of fresh.reverse()) for (const listener of stream.listeners) listener.send(entry);
      })
      .catch(() => {
        // The store is away, and says so elsewhere: listeners come again and name the last entry they had.
        for (const listener of stream.listeners) listener.end();
      });
  }

  async function join(
    path: FeedPath,
    listener: Listener,
    last: string | undefined,
  ): Promise<Stream | undefined> {
    const shown = await feeds.shown(path);
    if (shown === undefined) return undefined;
    const missed = last === undefined ? [] : await feeds.since(path, last);
    const stream = streams.get(path) ?? {
      known: new Set(shown.map(({ ref }) => ref)),
      listeners: new Set(),
      looking: Promise.resolve(),
    };
    streams.set(path, stream);
    stream.listeners.add(listener);
    const items = new Map(shown.map((entry) => [entry.ref, entry]));
    for (const ref of missed) {
      const entry = items.get(ref);
      if (entry !== undefined) listener.send(entry);
    }
    // What came while the feed was looked at.
    look(path, stream);
    return stream;
  }

  return {
    async open(path, given, last) {
      if (listening >= MOST_LISTENERS) return "full";
      listening += 1;
      const once = tellingOnce(given);
      const stream = await join(path, once, last).catch((error: unknown) => {
        listening -= 1;
        throw error;
      });
      if (stream === undefined) {
        listening -= 1;
        return undefined;
      }
      return () => {
        if (!stream.listeners.delete(once)) return;
        listening -= 1;
        if (stream.listeners.size === 0 && streams.get(path) === stream) streams.delete(path);
      };
    },
    close() {
      stopHearing();
      for (const { listeners } of streams.values()) for (const listener of listeners) listener.end();
    },
  };
}

/** What came since the last time may be found new once more by the next look at the feed. */
function tellingOnce({ send, end }: Listener): Listener {
  const told = new Set<string>();
  return {
    end,
    send(entry) {
      if (told.has(entry.ref)) return;
      told.add(entry.ref);
      send(entry);
    },
  };
}
