import type { StreamedEntry, StreamedFeeds } from "../model/entry-stream.ts";
import type { FeedPath } from "../model/feed.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { Services } from "../services.ts";

/** Entries that a listener who was away is told of, at most: more than a feed shows. */
const MOST = 1_000;

/** What streams of new entries are made from: the feeds' own JSON editions, so that a stream says what the feed says. */
export function streamedFeeds({ editions, feeds, onChange }: Services): StreamedFeeds {
  return {
    async shown(path) {
      const edition = await editions.current(path, "json");
      return edition && itemsOf(edition.identity);
    },
    since: (path, ref) => refsSince(path, ref, feeds),
    onChange,
  };
}

async function refsSince(path: FeedPath, ref: string, feeds: Services["feeds"]): Promise<EntryRef[]> {
  const arrival = await feeds.arrival(path, ref);
  if (arrival === undefined) return [];
  const refs = await feeds.newest(path, MOST, arrival);
  return refs.filter((each) => each !== ref).reverse();
}

function itemsOf(json: Buffer): StreamedEntry[] {
  const { items } = JSON.parse(json.toString("utf8")) as { items: Array<{ _broadsheet: { ref: EntryRef } }> };
  return items.map((item) => ({ ref: item._broadsheet.ref, json: JSON.stringify(item) }));
}
