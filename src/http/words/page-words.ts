import type { CleanPerson } from "../../publish/clean-entry.ts";

/** What the pages say in one language. `names` and `outlet` are put in as they are; counts are whole numbers. */
export interface PageWords {
  /** BCP 47. */
  language: string;
  skip: string;
  frontPage: string;
  sections: string;
  tags: string;
  sources: string;
  languages: string;
  everything: string;
  search: string;
  searchFor: string;
  searchNote: string;
  combine: string;
  about: string;
  allAsOpml: string;
  /** Last line of every page. */
  gathered: string;
  lede(sources: number): string;
  lastChange: string;
  website: string;
  by(names: string): string;
  roles: Readonly<Record<NonNullable<CleanPerson["role"]>, (names: string) => string>>;
  alsoIn: string;
  readIn: string;
  translatedFrom: string;
  moreOnThis: string;
  andMore(count: number): string;
  entries(count: number): string;
  subscribe: string;
  subscribeNote: string;
  address: string;
  copy: string;
  copied: string;
  openInReader: string;
  webReaders: string;
  /** Where somebody runs a reader of their own. */
  ownReader: string;
  otherFormats: string;
  /** Where the address of a feed itself was opened in a browser. */
  thisIsAFeed: string;
  feedNote: string;
  showDocument: string;
  nothingYet: string;
  nothingAgrees: string;
  nothingThatDay: string;
  readAt(outlet: string): string;
  headlineOnly(outlet: string): string;
  summaryOnly(outlet: string): string;
  /** Where a text is too long for a page. */
  beginningOnly(outlet: string): string;
  copies: string;
  translations: string;
  original: string;
  history: string;
  historyNote: string;
  published: string;
  cameIn: string;
  corrected: string;
  changedHere: string;
  files: string;
  comments: string;
  licence: string;
  days: string;
  earlier: string;
  later: string;
  olderByDay: string;
  allLanguages: string;
  notFound: string;
  notFoundNote: string;
  gone: string;
  tooMany: string;
  broken: string;
}
