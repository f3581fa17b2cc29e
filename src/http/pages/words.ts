import type { CleanPerson } from "../../publish/clean-entry.ts";

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const LIST = new Intl.ListFormat("en", { type: "conjunction" });

const ROLE_WORDS: Readonly<Record<NonNullable<CleanPerson["role"]>, string>> = {
  contributor: "With",
  translator: "Translated by",
  editor: "Edited by",
  photographer: "Photographs by",
  agency: "Agency:",
};

/** A day as a newspaper prints it, in UTC. */
export function day(iso: string): string {
  return DAY.format(new Date(iso));
}

/** `By A and B. Translated by C`; empty where nobody is named. */
export function byline(authors: readonly CleanPerson[], contributors: readonly CleanPerson[]): string {
  const credits = authors.length === 0 ? [] : [`By ${names(authors)}`];
  for (const [role, words] of Object.entries(ROLE_WORDS)) {
    const people = contributors.filter((person) => person.role === role);
    if (people.length > 0) credits.push(`${words} ${names(people)}`);
  }
  return credits.join(". ");
}

function names(people: readonly CleanPerson[]): string {
  return LIST.format(people.map(({ name }) => name));
}

/** A language's name in that language, as at the start of a line; `undefined` where nobody has a name for it. */
export function languageName(tag: string): string | undefined {
  const name = new Intl.DisplayNames([tag], { type: "language", fallback: "none" }).of(tag);
  return name && name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
