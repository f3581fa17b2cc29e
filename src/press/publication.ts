/** The wire formats the sample press writes, one a publication. */
export type PressFormat =
  | "wordpress"
  | "spip"
  | "atom"
  | "rdf"
  | "json-feed"
  | "youtube"
  | "windows-1252"
  | "malformed";

/** A drawn picture with what is printed under it. Plain text. */
interface StoryPicture {
  alt: string;
  caption: string;
  credit: string;
}

/** A change to a story while the press runs; fields that are absent stay as they were. */
interface StoryEdit {
  /** Seconds after the press opened. */
  after: number;
  title?: string;
  standfirst?: string;
  body?: string;
  /** Paragraphs added under the body. */
  append?: string;
}

/** One entry as its newsroom wrote it: an element of `entries` in `config/demo/press/<publication>.yaml`. */
export interface Story {
  /** Permanent: ids and addresses are made of it. */
  key: string;
  /** The folder of its address. */
  desk: string;
  /** Seconds after the press opened at which it appears; negative for what stood there before. */
  appears: number;
  /** Seconds after the press opened that it is dated at: {@link Story.appears}, except where the newsroom dates ahead. */
  dated: number;
  title?: string;
  standfirst?: string;
  /** Paragraphs divided by blank lines; well-formed HTML. */
  body: string;
  authors: string[];
  translator?: string;
  /** `<publication>/<key>` of the sister's story that this one translates. */
  translates?: string;
  agency?: string;
  tags: string[];
  /** BCP 47, where it is not the publication's. */
  language?: string;
  picture?: StoryPicture;
  /** A podcast episode of so many seconds. */
  audio?: number;
  /** A film of so many seconds. */
  video?: number;
  /** False where the publication forgot to give it a guid. */
  guid: boolean;
  edits: StoryEdit[];
}

/** How a publication's server behaves. */
interface Serving {
  etag: boolean;
  lastModified: boolean;
  gzip: boolean;
  /** False: the home page does not announce the feed. */
  announces: boolean;
  /** For so many seconds out of every so many it answers 500. */
  fails?: { for: number; every: number };
}

/** What short notices are made of once the written stories have all appeared. */
export interface BriefKit {
  /** `{n}` is the notice's number. */
  title: string;
  lines: string[];
  tags: string[];
}

/** One invented publication: a file of `config/demo/press/`. */
export interface Publication {
  id: string;
  title: string;
  subtitle: string;
  format: PressFormat;
  /** BCP 47. */
  language: string;
  editor: string;
  serving: Serving;
  briefs?: BriefKit;
  stories: Story[];
}
