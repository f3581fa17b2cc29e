import type { GuideWords } from "../guide-words.ts";

/** English. */
export const EN: GuideWords = {
  language: "en",
  whatItIs: (site) =>
    `${site} reads the feeds of several publications, sorts what they publish into sections and tags, and offers each of them as a page and as a feed. Headlines lead to the outlet that published them.`,
  howToSubscribe: "How to subscribe",
  anyAddress:
    "Put the address of any page here into a feed reader such as NetNewsWire, Miniflux, Feedly or Newsboat; it finds the feed by itself. To name the format, add .rss, .atom or .json:",
  severalAtOnce: "Several of them as one feed, in one language or with certain words:",
  allAtOnce: "Everything at once, for a reader that takes lists:",
  sourcesAsOpml: "The sources themselves as OPML",
  contact: "Contact",
  combineLede: "Sections, tags, languages, sources and words, put together as one feed of your own.",
  otherTags: "Other tags",
  otherTagsNote: "Separated by commas, in any language they are known in.",
  otherSources: "Other sources",
  otherSourcesNote: "Their ids, separated by commas.",
  wanted: "Words",
  wantedNote: (terms, letters) =>
    `All of them must be there. A phrase stands in "quotation marks", a minus leaves a word out. ${terms} words and phrases or ${letters} characters at most.`,
  leaveOut: "Leave out",
  leaveOutNote: "Separated by commas, such as",
  boxesNote: (values) =>
    `Boxes of one group are alternatives; groups narrow each other. ${values} values at most. What is left empty restricts nothing.`,
  make: "Make this feed",
  change: "Change this feed",
  addresses: "Addresses to copy",
  howToCombine: "How to combine feeds",
  addressSaysAll: "The address says it all",
  suffixes:
    "Write .rss, .atom or .json, or no suffix for a page. There is no account: whoever has the address has the feed.",
  shelvesNote:
    "What an entry is in. Several values with commas between them are alternatives. A tag may be written by any of its names.",
  languageNote: "What an entry is written in. “en” takes in “en-GB”; * is any language.",
  queryNote: (terms, letters) =>
    `Words that must all be in the title, the text, the names of people or the tags; "a phrase", -without. Accents and case do not count. ${terms} words and phrases, ${letters} characters at most.`,
  narrow:
    "Different parameters narrow each other. However it is written, every combination has one address, and the others lead there.",
};
