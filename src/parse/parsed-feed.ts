import type { Enclosure, PersonRole, Picture } from "../model/entry.ts";
import type { PollingHints } from "../model/normalized-feed.ts";

/** A text of the document with what is needed to read it: how it is written, its base and its language. */
export interface ParsedText {
  value: string;
  /** `text`: the characters mean themselves. `html`: markup. `unsure`: RSS, which never said which of the two. */
  type: "text" | "html" | "unsure";
  base?: string;
  language?: string;
}

/** A link as written, its address resolved (RFC 4287 §4.2.7). */
export interface ParsedLink {
  url: string;
  rel: string;
  type?: string;
  language?: string;
  title?: string;
  length?: number;
}

/** A person as the document credits them; the name may still hold an address (`a@b.org (Ann)`). */
export interface ParsedPerson {
  name?: string;
  email?: string;
  url?: string;
  role?: PersonRole;
}

/** A category as written (RFC 4287 §4.2.2). */
export interface ParsedCategory {
  term: string;
  label?: string;
  scheme?: string;
}

/** The feed an item says it comes from. */
export interface ParsedSource {
  title?: ParsedText;
  url?: string;
}

/** One raw unit of a document, mapped but not yet cleaned. Addresses are absolute, dates ISO 8601 in UTC. */
export interface ParsedItem {
  /** guid, atom:id, `rdf:about` or JSON Feed id. */
  id?: string;
  title?: ParsedText;
  summary?: ParsedText;
  content?: ParsedText;
  /** Where the item is read. */
  link?: string;
  links: ParsedLink[];
  published?: string;
  updated?: string;
  people: ParsedPerson[];
  categories: ParsedCategory[];
  enclosures: Enclosure[];
  /** From Media RSS, iTunes and enclosures, best first. */
  pictures: Picture[];
  language?: string;
  base?: string;
  commentsUrl?: string;
  commentsFeedUrl?: string;
  commentsCount?: number;
  source?: ParsedSource;
  rights?: ParsedText;
  licence?: string;
  transcripts?: { url: string; type?: string; language?: string }[];
  chaptersUrl?: string;
  location?: { latitude: number; longitude: number; name?: string };
  /** The item exactly as the document has it: equal text means nothing about the item changed. */
  raw: string;
}

/** A document after parsing: the same for every format. */
export interface ParsedFeed extends PollingHints {
  kind: "parsed";
  /** For example `RSS 2.0`, `Atom 1.0`, `JSON Feed 1.1`. */
  format: string;
  /** Where the document was found; relative addresses outside any `xml:base` mean this. */
  url?: string;
  title?: ParsedText;
  description?: ParsedText;
  link?: string;
  id?: string;
  updated?: string;
  language?: string;
  people: ParsedPerson[];
  categories: ParsedCategory[];
  image?: string;
  links: ParsedLink[];
  rights?: ParsedText;
  licence?: string;
  generator?: string;
  items: ParsedItem[];
  /** Ids the source withdrew (RFC 6721). */
  deleted: string[];
  notes: string[];
}
