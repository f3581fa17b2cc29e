import type { Entry, EntryLink } from "../model/entry.ts";
import type { CleanLink } from "./clean-entry.ts";
import { cleanLanguage } from "./clean-language.ts";
import { cleanOptionalLine } from "./clean-text.ts";
import { cleanUrl } from "./clean-url.ts";

/**
 * An entry's further links as registered relations. What it was taken or translated from is `via`. An `alternate` needs a
 * language of its own: Atom allows one alternate of each type and language (RFC 4287 §4.1.2), so a further one, or one in the
 * entry's own language, is `related`.
 */
export function cleanLinks(entry: Entry, url: string | undefined, language: string | undefined): CleanLink[] {
  const declared: TitledLink[] =
    entry.source?.url === undefined ? [] : [viaSource(entry.source.url, entry.source.title)];
  const seen = new Set(url === undefined ? [] : [url]);
  const languages = new Set<string | undefined>([undefined, language]);
  const links: CleanLink[] = [];
  const all: TitledLink[] = [...entry.links, ...declared];
  for (const link of all) {
    const target = cleanUrl(link.url);
    if (target === undefined || seen.has(target)) continue;
    seen.add(target);
    const itsLanguage = cleanLanguage(link.language);
    const title = cleanOptionalLine(link.title);
    const rel = relation(link.rel, languages.has(itsLanguage));
    if (rel === "alternate") languages.add(itsLanguage);
    links.push({
      rel,
      url: target,
      ...(itsLanguage !== undefined && { language: itsLanguage }),
      ...(title !== undefined && { title }),
    });
  }
  return links;
}

type TitledLink = EntryLink & { title?: string };

function viaSource(url: string, title: string | undefined): TitledLink {
  return { rel: "via", url, ...(title !== undefined && { title }) };
}

function relation(rel: EntryLink["rel"], languageTaken: boolean): CleanLink["rel"] {
  if (rel === "canonical" || rel === "original" || rel === "via") return "via";
  return rel === "alternate" && !languageTaken ? "alternate" : "related";
}
