import type { z } from "zod";
import type { Source } from "../../model/configuration.ts";
import type { StoredEntry } from "../../model/stored-entry.ts";
import type { StoryReport } from "../../model/story-report.ts";
import { nameEntries } from "../../publish/name-entries.ts";
import { toCleanEntry } from "../../publish/to-clean-entry.ts";
import type { ApiEntry, storySchema } from "./schemas.ts";

/** A stored entry as the API gives it: as the feeds publish it, with what only this service knows. */
export function toApiEntry(stored: StoredEntry, source: Source | undefined, baseUrl: string): ApiEntry {
  const entry = toCleanEntry(stored, source, baseUrl);
  const [named] = nameEntries([entry], "json");
  const { ref, url, title, summary, content, published, updated, firstSeen, language } = entry;
  return {
    ref,
    id: named?.id ?? entry.mintedId,
    title,
    published,
    updated,
    authors: entry.authors.map(({ email: _private, ...person }) => person),
    contributors: entry.contributors.map(({ email: _private, ...person }) => person),
    tags: entry.tags,
    sections: stored.sections,
    enclosures: entry.enclosures,
    pictures: entry.pictures,
    links: entry.links,
    source: entry.source,
    ...present({ url, summary, content, language, rights: entry.rights, licence: entry.licence }),
    ...present({ comments_url: entry.commentsUrl, first_seen: firstSeen === "" ? undefined : firstSeen }),
  };
}

/** A story as the API gives it: without what only operators need. */
export function toApiStory({ members, related, ties }: StoryReport): z.infer<typeof storySchema> {
  const member = ({
    ref,
    source,
    title,
    url,
    language,
    published,
    lead,
  }: StoryReport["members"][number]) => ({
    ref,
    source,
    title,
    published,
    lead,
    ...present({ url, language }),
  });
  return { members: members.map(member), related: related.map(member), ties };
}

/** Of an entry, what was asked for; its names always. */
export function pickFields(
  entry: ApiEntry,
  fields: ReadonlyArray<keyof ApiEntry> | undefined,
): Partial<ApiEntry> & Pick<ApiEntry, "ref" | "id"> {
  if (fields === undefined) return entry;
  const wanted = new Set<string>([...fields, "ref", "id"]);
  const kept = Object.entries(entry).filter(([name]) => wanted.has(name));
  return Object.fromEntries(kept) as Partial<ApiEntry> & Pick<ApiEntry, "ref" | "id">;
}

function present<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
}
