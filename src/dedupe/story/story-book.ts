import type { EntryRef, StoredEntry } from "../../model/stored-entry.ts";
import type { StoryMember, StoryView } from "../../model/story.ts";
import { shownDates } from "../shown-dates.ts";
import { byLead, type LeadCandidate } from "./lead-of.ts";
import { countingTies, storyAround, type TieMap } from "./story-around.ts";

/** All that is known of some entries' stories: who is tied to whom, and the entries. Who is tied but not there is not told of. */
export interface StoryBook {
  ties: TieMap;
  entries: ReadonlyMap<EntryRef, StoredEntry>;
  /** What decides who leads, for an entry that is there. */
  candidate(stored: StoredEntry): LeadCandidate;
}

/** The entries of one story that are there, by language: the primary subtag, or empty where neither an entry nor a copy of it has one. */
export function languagesOf(ref: EntryRef, { ties, entries }: StoryBook): Map<string, StoredEntry[]> {
  const languages = new Map<string, StoredEntry[]>();
  for (const member of storyAround(ref, ties)) {
    const stored = entries.get(member);
    if (stored === undefined) continue;
    const language = languageOf(stored, ties, entries);
    languages.set(language, [...(languages.get(language) ?? []), stored]);
  }
  return languages;
}

/** Orders entries of one story and language, the one that leads first: what an operator pinned last, then by the rules. */
export function leadOrder(
  members: readonly StoredEntry[],
  { ties, candidate }: Pick<StoryBook, "ties" | "candidate">,
): StoredEntry[] {
  const ranked = members.map((stored) => ({
    stored,
    pinned: ties.get(stored.ref)?.pinned ?? 0,
    standing: candidate(stored),
  }));
  ranked.sort((a, b) => b.pinned - a.pinned || byLead(a.standing, b.standing));
  return ranked.map(({ stored }) => stored);
}

/** An entry's story as seen from it; `undefined` where it is tied to nothing that is there. */
export function storyView(ref: EntryRef, book: StoryBook): StoryView | undefined {
  const { ties, entries } = book;
  const own = countingTies(ref, ties);
  const languages = [...languagesOf(ref, book)];
  const mine = languages.find(([, members]) => members.some((member) => member.ref === ref))?.[1] ?? [];
  const copies = mine.filter((member) => member.ref !== ref);
  // One a language: that which it is tied to directly, before others.
  const translations = languages.flatMap(([, members]) => {
    const direct = members.filter((member) => own.has(member.ref));
    const [best] = members === mine ? [] : leadOrder(direct.length > 0 ? direct : members, book);
    return best ?? [];
  });
  const related = [...own].flatMap(([other, { relation }]) =>
    relation === "event" ? (entries.get(other) ?? []) : [],
  );
  const company = [...copies, ...translations, ...related];
  if (company.length === 0) return undefined;
  const original = translations.find((member) => own.get(member.ref)?.original === "other");
  const story = storyAround(ref, ties).flatMap((member) => entries.get(member) ?? []);
  return {
    id: [...story].sort(byAge)[0]?.ref ?? ref,
    copies: copies.sort(byAge).map(memberOf),
    translations: translations.sort(byAge).map(memberOf),
    ...(original && { translationOf: original.ref }),
    related: related.sort(byAge).map(memberOf),
    changed:
      company
        .map(({ changed }) => changed)
        .sort()
        .at(-1) ?? "",
  };
}

function languageOf(stored: StoredEntry, ties: TieMap, entries: StoryBook["entries"]): string {
  const own = primary(stored.entry.language);
  if (own !== "") return own;
  const copies = [...countingTies(stored.ref, ties)].filter(([, { relation }]) => relation === "copy");
  return (
    copies
      .map(([other]) => primary(entries.get(other)?.entry.language))
      .filter((language) => language !== "")
      .sort()[0] ?? ""
  );
}

function primary(language: string | undefined): string {
  return language?.split("-", 1)[0]?.toLowerCase() ?? "";
}

function byAge(a: StoredEntry, b: StoredEntry): number {
  const [first, second] = [shownDates(a).published, shownDates(b).published];
  if (first !== second) return first < second ? -1 : 1;
  return a.ref < b.ref ? -1 : 1;
}

function memberOf(stored: StoredEntry): StoryMember {
  const { url, title, language } = stored.entry;
  return {
    ref: stored.ref,
    sourceId: stored.sourceId,
    ...(url !== undefined && { url }),
    title,
    ...(language !== undefined && { language }),
    published: shownDates(stored).published,
  };
}
