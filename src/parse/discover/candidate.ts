/** How a candidate came to be one, from the strongest evidence to the weakest. */
export type CandidateOrigin = "header" | "page" | "platform" | "link" | "path";

/** An address that may be a feed of the site. Only asking it tells. */
export interface Candidate {
  /** Absolute http(s) URL. */
  url: string;
  origin: CandidateOrigin;
  /** Why it is believed, in plain words. */
  reason: string;
  title?: string;
  type?: string;
}

/** A fetched page, as far as discovery looks at it. */
export interface Page {
  /** Where it was read in the end, after redirects. */
  url: string;
  /** The Link header fields, joined by commas; absent where there were none. */
  link?: string;
  /** The body as text; absent where it was not read. */
  html?: string;
}

/** What discovery has to say: candidates, the best first, and a sentence where the site is known to offer none. */
export interface Discovery {
  candidates: Candidate[];
  notice?: string;
}
