/** A feed as another programme has it. Everything is as written there. */
export interface MigratedFeed {
  url: string;
  title?: string;
  homepage?: string;
  /** Names of what it lies in there: folders, categories, a merged feed. */
  groups: string[];
  /** True where the address is that of a subscription list. */
  list?: boolean;
}

/** What another programme is configured to. */
export interface Migration {
  feeds: MigratedFeed[];
  /** What it says of itself, as far as it does. */
  site: { title?: string; url?: string; contact?: string; entries?: number; days?: number };
  /** What is not taken over, in a sentence each. */
  left: string[];
}
