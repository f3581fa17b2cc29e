import type { Entry, EntryLink } from "../model/entry.ts";
import type { CleanEntry, CleanLink, CleanMember, CleanStory } from "./clean-entry.ts";
import { cleanLanguage } from "./clean-language.ts";
import { cleanOptionalLine } from "./clean-text.ts";
import { cleanUrl } from "./clean-url.ts";

/**
 * An entry's further links as registered relations. What it was taken or translated from is `via`. An `alternate` needs a
 * language of its own: Atom allows one alternate of each type and language (RFC 4287 §4.1.2), so a further one, or one in the
 * entry's own language, is `related`. What the story says comes first.
 */
export function cleanLinks(
  entry: Entry,
  url: string | undefined,
  language: string | undefined,
  story?: CleanStory,
): CleanLink[] {
  const declared: TitledLink[] =
    entry.source?.url === undefined ? [] : [viaSource(entry.source.url, entry.source.title)];
  const seen = new Set(url === undefined ? [] : [url]);
  const languages = new Set<string | undefined>([undefined, language]);
  const links: CleanLink[] = [];
  const all: TitledLink[] = [...storyLinks(story), ...entry.links, ...declared];
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

/** Where else the story is told: the same text is `via` its outlet, and what the entry says of the same place itself goes without saying. */
function storyLinks(story: CleanStory | undefined): TitledLink[] {
  if (story === undefined) return [];
  const as = (
    rel: EntryLink["rel"],
    members: readonly CleanMember[],
    titleOf: (one: CleanMember) => string,
  ) =>
    members.flatMap((member) => {
      const { url, language } = member;
      if (url === undefined) return [];
      return { rel, url, title: titleOf(member), ...(language !== undefined && { language }) };
    });
  return [
    ...as("alternate", story.translations, ({ title, outlet }) => title || outlet),
    ...as("via", story.copies, ({ outlet }) => outlet),
    ...as("related", story.related, ({ outlet }) => outlet),
  ];
}

function viaSource(url: string, title: string | undefined): TitledLink {
  return { rel: "via", url, ...(title !== undefined && { title }) };
}

function relation(rel: EntryLink["rel"], languageTaken: boolean): CleanLink["rel"] {
  if (rel === "canonical" || rel === "original" || rel === "via") return "via";
  return rel === "alternate" && !languageTaken ? "alternate" : "related";
}

/**
 * The entry's own address once more, where others stand beside it as alternates: of several, some readers take the first for the entry's link and others
 * the last. The type makes it another than the first (RFC 4287 §4.1.2).
 */
export function ownLinkAgain({
  url,
  language,
  allLinks,
}: Pick<CleanEntry, "url" | "language" | "allLinks">):
  | { rel: "alternate"; href: string; type: string; hreflang: string | undefined }
  | undefined {
  if (url === undefined || allLinks.every(({ rel }) => rel !== "alternate")) return undefined;
  return { rel: "alternate", href: url, type: "text/html", hreflang: language };
}
