/** What the pages that explain the service and combine feeds say in one language. Numbers are whole. */
export interface GuideWords {
  /** BCP 47. */
  language: string;
  /** What the service is. `site` is put in as it is. */
  whatItIs(site: string): string;
  howToSubscribe: string;
  anyAddress: string;
  /** Before a link to combining feeds. */
  severalAtOnce: string;
  /** Before links to OPML. */
  allAtOnce: string;
  sourcesAsOpml: string;
  contact: string;
  combineLede: string;
  otherTags: string;
  otherTagsNote: string;
  otherSources: string;
  otherSourcesNote: string;
  wanted: string;
  wantedNote(terms: number, letters: number): string;
  leaveOut: string;
  /** Before an example. */
  leaveOutNote: string;
  boxesNote(values: number): string;
  make: string;
  change: string;
  addresses: string;
  howToCombine: string;
  addressSaysAll: string;
  suffixes: string;
  /** Of the parameters `section`, `tag` and `source`; `lang`; `q`. */
  shelvesNote: string;
  languageNote: string;
  queryNote(terms: number, letters: number): string;
  narrow: string;
}
