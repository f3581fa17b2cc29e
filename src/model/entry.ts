/** What a person did for an entry. Absent on a {@link Person} means author. */
export type PersonRole = "author" | "contributor" | "translator" | "editor" | "photographer" | "agency";

/** A person or an agency credited on an entry or a feed (RFC 4287 §3.2). */
export interface Person {
  name: string;
  email?: string;
  /** Absolute URL. */
  url?: string;
  role?: PersonRole;
}

/** A file that belongs to an entry: RSS `<enclosure>`, Atom `rel=enclosure`, a Media RSS rendition, a JSON Feed attachment. */
export interface Enclosure {
  /** Absolute URL. */
  url: string;
  /** Media type, lower case, without parameters. */
  type?: string;
  /** Bytes. */
  length?: number;
  title?: string;
  /** Seconds. */
  duration?: number;
}

/** A picture of an entry with what a newspaper prints under it. */
export interface Picture {
  /** Absolute URL. */
  url: string;
  /** Pixels. */
  width?: number;
  /** Pixels. */
  height?: number;
  alt?: string;
  /** Plain text. */
  caption?: string;
  /** Plain text: photographer or agency. */
  credit?: string;
}

/** The feed an entry says it was first published in (RFC 4287 §4.2.11, RSS 2.0 `<source>`). */
export interface DeclaredSource {
  title?: string;
  /** Absolute URL. */
  url?: string;
}

/** A further link of an entry that merging and dedupe need: what it translates, cites, or where else it stands. */
export interface EntryLink {
  rel: "canonical" | "via" | "related" | "alternate" | "original";
  /** Absolute URL. */
  url: string;
  /** BCP 47, of the linked resource. */
  language?: string;
}

/**
 * The normalised unit (RFC 4287 `atom:entry`). Text fields are plain text, `summary` and `content` are clean HTML, every URL is
 * absolute, every date is ISO 8601 in UTC. A field that the document did not give, or gave unreadably, is absent.
 */
export interface Entry {
  /** Permanent within its source: guid, atom:id, else the link, else a hash of the content (in that order). */
  id: string;
  /** Where the entry is read. */
  url?: string;
  /** Plain text; empty where the entry has none. */
  title: string;
  summary?: string;
  content?: string;
  published?: string;
  updated?: string;
  authors: Person[];
  /** Labels as the source writes them, in its order, without repeats. */
  tags: string[];
  enclosures: Enclosure[];
  pictures: Picture[];
  /** URL of the lead picture. */
  image?: string;
  /** BCP 47: declared, else detected where there is text enough. */
  language?: string;
  commentsUrl?: string;
  /** A feed of the comments (`wfw:commentRss`, RFC 4685). */
  commentsFeedUrl?: string;
  commentsCount?: number;
  source?: DeclaredSource;
  /** Plain text. */
  rights?: string;
  /** URL of a licence. */
  licence?: string;
  /** Podcasting 2.0. */
  transcripts?: { url: string; type?: string; language?: string }[];
  /** Podcasting 2.0. */
  chaptersUrl?: string;
  /** Where it happened, in decimal degrees (GeoRSS, W3C Geo). */
  location?: { latitude: number; longitude: number; name?: string };
  links: EntryLink[];
}
