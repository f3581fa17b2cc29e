import type { FeedPath } from "../model/feed.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";

/** Who is told what other processes announce. */
export interface ChangeListeners {
  /** Hear of a feed that changed, or, without a path, that any may have. */
  feeds: ReadonlySet<(path?: FeedPath) => void>;
  /** Hear that something else may be kept of a subscription list. */
  lists: ReadonlySet<() => void>;
}

/** Tells listeners what is announced on a connection that is subscribed to both channels. */
export function listenForChanges(
  subscriber: RedisClient,
  keys: Keys,
  { feeds, lists }: ChangeListeners,
): void {
  const tell = (path?: FeedPath) => {
    for (const listener of feeds) listener(path);
  };
  const tellOfLists = () => {
    for (const listener of lists) listener();
  };
  subscriber.on("message", (channel: string, path: string) => {
    if (channel === keys.listChanges) tellOfLists();
    else tell(path as FeedPath);
  });
  // Announcements made while the connection was lost are lost with it.
  subscriber.on("ready", () => {
    tell();
    tellOfLists();
  });
}
