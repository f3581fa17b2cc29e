/** A feed as a subscription list (OPML) names it. Everything is as written there: a stranger's. */
export interface ListedFeed {
  /** `xmlUrl`. */
  url: string;
  title?: string;
  /** `htmlUrl`. */
  homepage?: string;
  /** Titles of the outlines it lies in, outermost first. */
  folders: string[];
}

/** What is kept of a subscription list that is asked for. */
export interface HeldList {
  /** The address it was read at. */
  url: string;
  /** The feeds of the last good reading. */
  feeds: ListedFeed[];
  /** A later reading that is not believed yet, because it drops so much. */
  doubt?: ListDoubt;
}

/** A reading of a list that may be a mistake of whoever serves it. */
export interface ListDoubt {
  feeds: ListedFeed[];
  /** When it was first met, in milliseconds since the epoch. */
  since: number;
  /** Readings in a row that met it. */
  times: number;
}
