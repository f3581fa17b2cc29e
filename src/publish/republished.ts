import type { Republish } from "../model/configuration.ts";
import type { Entry } from "../model/entry.ts";
import { plainText } from "./plain-text.ts";
import { escapeText } from "./xml.ts";

/** Characters of a text that is quoted and not copied. */
const QUOTED = 400;

/**
 * What of an entry may be published: all of it; its beginning as plain text, with its pictures and files; or nothing that is not in a list of
 * headlines: title, link, people, dates, labels. What is left out is in no output whatever.
 */
export function republished(entry: Entry, republish: Republish = "full"): Entry {
  if (republish === "full") return entry;
  const { content, summary, ...rest } = entry;
  if (republish === "summary") {
    const text = escapeText(plainText(summary || content || "", QUOTED));
    return text === "" ? rest : { ...rest, summary: text };
  }
  const { image: _image, transcripts: _transcripts, chaptersUrl: _chapters, ...words } = rest;
  return { ...words, enclosures: [], pictures: [] };
}
