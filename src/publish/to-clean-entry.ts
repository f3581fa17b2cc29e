import { cleanDate, shownDates } from "../dedupe/shown-dates.ts";
import type { Source } from "../model/configuration.ts";
import type { Person } from "../model/entry.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { CleanEntry, CleanPerson, CleanSource, CleanStory } from "./clean-entry.ts";
import { cleanLanguage } from "./clean-language.ts";
import { cleanLinks } from "./clean-links.ts";
import { cleanEnclosures, cleanPictures } from "./clean-media.ts";
import { cleanTags } from "./clean-tags.ts";
import { cleanLine, cleanOptional, cleanOptionalLine, cleanText } from "./clean-text.ts";
import { cleanUrl } from "./clean-url.ts";
import { feedUrl } from "./feed-url.ts";
import { mintId } from "./mint-id.ts";
import { plainText, shorten } from "./plain-text.ts";
import { republished } from "./republished.ts";

const HEADING_LENGTH = 80;
const EMAIL = /^[A-Za-z0-9_\-+.']{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,62})+$/;
/** An address that a source writes behind a name. */
const EMAIL_IN_NAME = /\s*<[^<>\s]*@[^<>\s]*>/g;

/** An address that every reader takes for an e-mail address; `undefined` for anything else. */
export function cleanEmail(email: string | undefined): string | undefined {
  const trimmed = email?.trim();
  return trimmed !== undefined && EMAIL.test(trimmed) ? trimmed : undefined;
}

/** What of a stored entry can be published, whatever is in it. `source` is absent where it is no longer configured. */
export function toCleanEntry(
  stored: StoredEntry,
  source: Source | undefined,
  baseUrl: string,
  story?: CleanStory,
): CleanEntry {
  const entry = republished(stored.entry, source?.republish);
  const url = cleanUrl(entry.url);
  const language = cleanLanguage(entry.language) ?? cleanLanguage(source?.language);
  const title = cleanLine(entry.title);
  const summary = cleanOptional(entry.summary);
  const content = cleanOptional(entry.content);
  const people = cleanPeople(entry.authors);
  return {
    ref: stored.ref,
    firstSeen: cleanDate(stored.firstSeen) ?? "",
    ...(!stored.minted && { originalId: entry.id }),
    mintedId: mintId(baseUrl, stored.ref),
    title,
    heading:
      title ||
      plainText(summary ?? content ?? "", HEADING_LENGTH) ||
      shorten(url ?? "Untitled", HEADING_LENGTH),
    ...present({ url, summary, content, language }),
    ...shownDates(stored),
    authors: people.filter((person) => person.role === undefined),
    contributors: people.filter((person) => person.role !== undefined),
    tags: cleanTags(entry.tags, stored.tags),
    enclosures: cleanEnclosures(entry.enclosures),
    pictures: cleanPictures(entry),
    ...present({
      commentsUrl: cleanUrl(entry.commentsUrl),
      rights: cleanOptionalLine(entry.rights),
      licence: cleanUrl(entry.licence),
    }),
    links: cleanLinks(entry, url, language),
    allLinks: cleanLinks(entry, url, language, story),
    source: cleanSource(stored.sourceId, source, baseUrl),
    ...(story !== undefined && { story }),
  };
}

function cleanPeople(people: readonly Person[]): CleanPerson[] {
  const clean = new Map<string, CleanPerson>();
  for (const person of people) {
    const name = cleanLine(person.name).replace(EMAIL_IN_NAME, "").trim();
    const role = person.role === "author" ? undefined : person.role;
    const key = `${role ?? ""}\n${name}`;
    if (name === "" || clean.has(key)) continue;
    clean.set(key, {
      name,
      ...present({ email: cleanEmail(person.email), url: cleanUrl(person.url), role }),
    });
  }
  return [...clean.values()];
}

/** A source that left the configuration, or one without a usable address, is known by our own feed of it. */
function cleanSource(sourceId: string, source: Source | undefined, baseUrl: string): CleanSource {
  const ours = cleanUrl(feedUrl({ baseUrl, path: `sources/${cleanText(sourceId)}` }, "rss")) ?? baseUrl;
  const title = cleanOptionalLine(source?.title) ?? cleanOptionalLine(sourceId) ?? "Unnamed source";
  const url = cleanUrl(source?.url) ?? ours;
  return { id: cleanText(sourceId), title, url, ...present({ homepage: cleanUrl(source?.homepage) }) };
}

/** Leaves out what is `undefined`. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
