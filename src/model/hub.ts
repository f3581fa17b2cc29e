import type { FeedFormat, FeedPath } from "./feed.ts";

/** What our hub delivers: one of our feeds in one format. */
export interface HubTopic {
  path: FeedPath;
  format: FeedFormat;
}

/** Somebody's wish to have a topic delivered, or not any more, before they have confirmed it (WebSub §5.1). */
export interface HubRequest extends HubTopic {
  mode: "subscribe" | "unsubscribe";
  /** The topic's address as it was asked for: it comes back in the verification. */
  topic: string;
  /** Absolute URL. */
  callback: string;
  /** What deliveries are signed with. */
  secret?: string;
  /** Milliseconds. */
  lease: number;
}

/** A confirmed subscription at our hub. Times are milliseconds since the epoch. */
export interface HubSubscriber extends HubTopic {
  /** Made of the callback and the format: who asks again takes the place of what they had. */
  id: string;
  topic: string;
  callback: string;
  secret?: string;
  leaseUntil: number;
}

/** How a subscriber has been served. */
export interface HubRecord {
  /** ETag of what was delivered last, or stood in the feed when the subscription was confirmed. */
  etag?: string;
  /** Since when every delivery failed. */
  failingSince?: number;
}

/** What the hub says to a request at once; what becomes of an accepted one is told to its callback. */
export type HubReceipt =
  | { kind: "accepted" }
  | { kind: "refused"; status: 400 | 404; detail: string }
  | { kind: "busy"; detail: string };

/** The side of our hub that the HTTP layer talks to. */
export interface Hub {
  /** Takes a request (WebSub §5.1), as the fields of its form; of fields that come twice the first counts. */
  take(fields: ReadonlyMap<string, string>): Promise<HubReceipt>;
}
