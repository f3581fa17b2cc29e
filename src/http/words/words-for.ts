import type { CleanPerson } from "../../publish/clean-entry.ts";
import { AR } from "./ar.ts";
import { CA } from "./ca.ts";
import { DE } from "./de.ts";
import { EN } from "./en.ts";
import { ES } from "./es.ts";
import { FR } from "./fr.ts";
import { IT } from "./it.ts";
import type { PageWords } from "./page-words.ts";
import { PT } from "./pt.ts";

const ALL = new Map([EN, ES, PT, FR, DE, IT, CA, AR].map((words) => [words.language, words]));

/** The languages that pages speak, as primary subtags (BCP 47). */
export const LANGUAGES: readonly string[] = [...ALL.keys()];

/** What pages say to readers of a language (BCP 47); English where we have no words of it. */
export function wordsFor(language: string): PageWords {
  return ALL.get(language.split("-", 1)[0]?.toLowerCase() ?? "") ?? EN;
}

/** `By A and B. Translated by C`; empty where nobody is named. */
export function byline(
  authors: readonly CleanPerson[],
  contributors: readonly CleanPerson[],
  words: PageWords,
): string {
  const list = formatOf(words.language).list;
  const names = (people: readonly CleanPerson[]) => list.format(people.map(({ name }) => name));
  const credits = authors.length === 0 ? [] : [words.by(names(authors))];
  for (const [role, say] of Object.entries(words.roles)) {
    const people = contributors.filter((person) => person.role === role);
    if (people.length > 0) credits.push(say(names(people)));
  }
  return credits.join(". ");
}

/** A day as a newspaper of the language prints it, in UTC. */
export function dayWords(iso: string, language: string): string {
  return formatOf(language).day.format(new Date(iso));
}

/** As {@link dayWords}, with the weekday. */
export function weekdayWords(iso: string, language: string): string {
  return formatOf(language).weekday.format(new Date(iso));
}

/** A month, `2026-03`, as the head of a list. */
export function monthWords(month: string, language: string): string {
  return formatOf(language).month.format(new Date(`${month}-01`));
}

/** Day and time in UTC, and says so. */
export function timeWords(iso: string, language: string): string {
  return formatOf(language).time.format(new Date(iso));
}

/** A language's name in that language, as at the start of a line; `undefined` where nobody has a name for it. */
export function languageName(tag: string): string | undefined {
  const name = new Intl.DisplayNames([tag], { type: "language", fallback: "none" }).of(tag);
  return name && name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

const DAY = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;

function makeFormats(language: string) {
  // Dates as English papers outside of one country print them.
  const locale = language === "en" ? "en-GB" : language;
  return {
    list: new Intl.ListFormat(locale, { type: "conjunction" }),
    day: new Intl.DateTimeFormat(locale, DAY),
    weekday: new Intl.DateTimeFormat(locale, { weekday: "long", ...DAY }),
    month: new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }),
    time: new Intl.DateTimeFormat(locale, {
      ...DAY,
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "short",
    }),
  };
}

const formats = new Map<string, ReturnType<typeof makeFormats>>();

/** Making a format takes longer than using it a hundred times. Languages are those of our own words, so there are few. */
function formatOf(language: string) {
  const made = formats.get(language) ?? makeFormats(language);
  formats.set(language, made);
  return made;
}
