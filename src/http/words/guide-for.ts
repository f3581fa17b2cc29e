import { AR } from "./guide/ar.ts";
import { CA } from "./guide/ca.ts";
import { DE } from "./guide/de.ts";
import { EN } from "./guide/en.ts";
import { ES } from "./guide/es.ts";
import { FR } from "./guide/fr.ts";
import { IT } from "./guide/it.ts";
import { PT } from "./guide/pt.ts";
import type { GuideWords } from "./guide-words.ts";

const ALL = new Map([EN, ES, PT, FR, DE, IT, CA, AR].map((words) => [words.language, words]));

/** What explains the service to readers of a language (BCP 47); English where we have no words of it. */
export function guideFor(language: string): GuideWords {
  return ALL.get(language.split("-", 1)[0]?.toLowerCase() ?? "") ?? EN;
}
