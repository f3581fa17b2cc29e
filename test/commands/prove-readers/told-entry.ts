import type { FeedFormat } from "../../../src/model/feed.ts";

/** What a document, or a reader of it, tells of an entry. What a reader keeps no place for is absent. */
export interface ToldEntry {
  id: string;
  title?: string;
  link?: string;
  /** Milliseconds, whole seconds. */
  date?: number;
  authors?: string[];
  /** Addresses. */
  enclosures?: string[];
}

/** A document at an address where nothing changes while readers read it. */
export interface FrozenDocument {
  feed: string;
  format: FeedFormat;
  url: string;
  text: string;
}

/** A reader of feeds: what it tells of documents at these addresses, or of each why it could not be read. */
export interface FieldReader {
  name: string;
  formats: readonly FeedFormat[];
  read(documents: readonly FrozenDocument[]): Promise<Map<string, ToldEntry[] | string>>;
}
