/** A redirect that a feed's address answers with from some day on. */
export interface Move {
  /** `believable` ones are to be followed for good in time, the others never; to a `forbidden` place not even once. */
  kind: "believable" | "temporary" | "unbelievable" | "forbidden";
  from: number;
  until: number;
  /** Addresses, host and path. */
  old: string;
  target: string;
}

/** What the author of one feed knows and asks for. Times are milliseconds, moments since the epoch. */
export interface FeedFacts {
  id: string;
  /** What kind of feed it is, in a few words. */
  about: string;
  /** Addresses the feed may be asked at, host and path. */
  urls: readonly string[];
  /** What must lie between two polls: an hour, unless the author or the operator says less. */
  least: number;
  /** No validators, and a body that never changes. */
  still?: true;
  /** An interval asked for in the document, by ttl or sy:updatePeriod. */
  asks?: number;
  /** Hours (UTC) and weekdays (0 is Sunday) to be left alone in. */
  skips?: { hours: readonly number[]; days: readonly number[] };
  /** A time in which every answer fails. */
  fails?: { from: number; until: number; how: string };
  /** From when on the answer is 410. */
  gone?: number;
  move?: Move;
  /** The host it counts as, and what the operator allows there. */
  gate?: { host: string; concurrency: number; spacing: number };
  /** A domain whose hosts have nothing to do with each other. */
  neighbours?: string;
  /** The whole host says 429 in this time. */
  throttled?: { from: number; until: number; host: string };
  /** The address of a feed whose Retry-After is not meant for this one, although it is of the same host. */
  beside?: string;
  /** Feeds of one group differ in nothing but their address. */
  equal?: string;
  /** Sections that show it, when several do. */
  sections?: number;
  /** How often it publishes, where that is the point of it. */
  pace?: "busy" | "weekly";
  /** Content coding of its documents. */
  coding?: string;
}

/** What happened to the service while it was watched. */
export interface Facts {
  start: number;
  end: number;
  feeds: readonly FeedFacts[];
  /** When the pollers were started anew, one after a kill or all together. */
  restarts: readonly number[];
  /** When none of them ran. */
  outages: ReadonlyArray<{ from: number; until: number }>;
  /** SIGKILLs. */
  kills: number;
}
