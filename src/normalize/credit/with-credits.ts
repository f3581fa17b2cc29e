import type { Entry, EntryLink, Person } from "../../model/entry.ts";
import type { Credits } from "./credit.ts";
import { entryCredits } from "./entry-credits.ts";
import { foldedLine } from "./folded-line.ts";

/** What an entry has gained from its credit lines. */
export interface Credited {
  authors: Person[];
  links: EntryLink[];
}

type Readable = Pick<Entry, "url" | "content" | "summary" | "authors" | "links">;

/**
 * The people and links of an entry together with what its credit lines say: translators with their role, once each, and the original's
 * address as a link of that relation. Whom the feed lists as an author and the line as the translator is the translator.
 */
export function withCredits(entry: Readable): Credited {
  const { authors, links } = entry;
  const { inText, inSummary } = entryCredits(entry);
  if (saysNothing(inText) && saysNothing(inSummary)) return { authors, links };
  // A summary is often the text's beginning, and may have been cut.
  const translators = inText?.translators.length ? inText.translators : (inSummary?.translators ?? []);
  const origin = inText?.origin?.url === undefined ? (inSummary?.origin ?? inText?.origin) : inText.origin;
  const url = origin?.url;
  const known = url === undefined || links.some((link) => link.rel === "original" || link.url === url);
  return {
    authors: translators.length === 0 ? authors : withTranslators(authors, translators),
    links: known ? links : [...links, originalLink(url, origin?.language)],
  };
}

function saysNothing(credits: Credits | undefined): boolean {
  return credits === undefined || (credits.translators.length === 0 && credits.origin === undefined);
}

function originalLink(url: string, language: string | undefined): EntryLink {
  return { rel: "original", url, ...(language === undefined ? {} : { language }) };
}

function withTranslators(authors: readonly Person[], translators: readonly Person[]): Person[] {
  const named = new Map(translators.map((person) => [foldedLine(person.name), person]));
  const kept = authors.filter(({ name, role }) => role !== undefined || !named.has(foldedLine(name)));
  const met = new Map(
    kept.filter(({ role }) => role === "translator").map((each) => [foldedLine(each.name), each]),
  );
  const added = [...named].flatMap(([key, person]) => {
    if (met.has(key)) return [];
    const listed = authors.find(({ name }) => foldedLine(name) === key);
    return [{ ...person, ...listed, role: "translator" as const }];
  });
  return added.length === 0 ? [...authors] : [...kept, ...added];
}
