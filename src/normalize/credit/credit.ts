import type { Person } from "../../model/entry.ts";

/** What an entry's own lines say of who translated it and of where it stood first. */
export interface Credits {
  /** Each with the role `translator`, in the order they are named. */
  translators: Person[];
  /** Set where a line says that the text stood elsewhere first, or that it is a translation. */
  origin?: Origin;
}

/** Where a text stood first, as far as its lines say so. */
export interface Origin {
  /** The text itself: absolute http(s) URL, canonical. */
  url?: string;
  /** The publication, as named. */
  publication?: string;
  /** The publication's home page, where a line links it. */
  home?: string;
  /** BCP 47, of the original. */
  language?: string;
}
