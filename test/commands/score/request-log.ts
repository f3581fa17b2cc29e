/** ETag and Last-Modified of one answer, as the origin sent them, latin-1. */
export interface Given {
  etag?: string;
  lastModified?: string;
}

/** What the origin answered to one request. */
export interface Answered extends Given {
  status: number;
  /** Until when the answer says it is fresh, by max-age or Expires. Milliseconds since the epoch. */
  freshUntil?: number;
  freshBy?: "max-age" | "expires";
  /** Until when it asks to be left alone, by Retry-After. */
  retryAt?: number;
  retryBy?: "seconds" | "date";
  /** What a redirect names. */
  location?: string;
  /** Whether the answer's body is the feed it should be. */
  readable: boolean;
  /** A name for the body: two equal bodies have the same. */
  body?: string;
  /** The origin itself spoilt the exchange on purpose. */
  fault?: "reset" | "silence";
}

/** One request as the origin saw it. */
export interface Asked {
  /** The feed whose address it is; empty for an address that nobody gave out. */
  feed: string;
  /** Place in the order of everything that began or ended at the origin. */
  began: number;
  /** The same of its end; absent while it is open. */
  ended?: number;
  /** Simulated time, milliseconds since the epoch. */
  at: number;
  /** Host and path with query, without the port. */
  url: string;
  /** Field names in lower case, values latin-1, repeated ones joined by a comma. */
  headers: Readonly<Record<string, string>>;
  answer: Answered;
  /** How much of the answer left the origin. */
  sent: "whole" | "part" | "nothing";
  /** The poller was killed over this request; after a whole answer, so many real milliseconds after it had it
   * and could do something about it. */
  killed?: number;
}
