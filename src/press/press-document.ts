import type { Publication } from "./publication.ts";

/** A picture as an entry shows it at its address. */
interface PressPicture {
  /** Absolute URL. */
  url: string;
  alt: string;
  caption: string;
  credit: string;
}

/** A story in another language: its address and where it stands. */
export interface SisterStory {
  /** Absolute URL. */
  url: string;
  /** BCP 47. */
  language: string;
  title: string;
  publication: string;
  /** Milliseconds since 1970. */
  published: number;
}

/** A story as it stands at one instant, with its addresses. Dates are milliseconds since 1970, whole seconds. */
export interface PressEntry {
  key: string;
  /** A number made from the key, as a database would have given it. */
  number: number;
  /** Absolute URL. */
  url: string;
  language: string;
  title?: string;
  standfirst?: string;
  /** Well-formed HTML, without the picture. */
  html: string;
  authors: string[];
  translator?: string;
  agency?: string;
  tags: string[];
  published: number;
  updated: number;
  picture?: PressPicture;
  /** Bytes and seconds of a podcast episode. */
  audio?: { url: string; length: number; seconds: number };
  /** Seconds and watch id of a film. */
  video?: { id: string; seconds: number };
  /** What it translates. */
  original?: SisterStory;
  /** The other languages it stands in, the original among them. */
  translations: SisterStory[];
  guid: boolean;
}

/** Everything a wire format needs to write a publication's feed. */
export interface PressDocument {
  publication: Publication;
  /** Absolute URL of the home page, with a trailing slash. */
  home: string;
  /** Absolute URL of the feed. */
  self: string;
  /** Newest first. */
  entries: PressEntry[];
  /** When something in it last changed: milliseconds since 1970. */
  updated: number;
}
