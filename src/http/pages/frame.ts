import type { Configuration, PicturesShown } from "../../model/configuration.ts";
import { wordsFor } from "../words/words-for.ts";

/** What stands around every page for readers. */
export interface Frame {
  title: string;
  /** Public base, without a trailing slash. */
  url: string;
  /** BCP 47. */
  language: string;
  pictures: PicturesShown;
  sections: ReadonlyArray<{ id: string; title: string; language?: string }>;
}

/** The frame as the configuration has it. */
export function frameOf({ site, sections }: Configuration): Frame {
  return {
    title: site.title,
    url: site.url,
    language: site.language,
    pictures: site.pages?.pictures ?? "link",
    sections: sections.map(({ id, title, languages }) => {
      const [language, ...others] = languages ?? [];
      return { id, title, ...(language !== undefined && others.length === 0 && { language }) };
    }),
  };
}

/** What the pages of the site say where they are of no other language. */
export function siteWords(frame: Frame) {
  return wordsFor(frame.language);
}
