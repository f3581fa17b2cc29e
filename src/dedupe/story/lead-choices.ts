import type { EntryRef, StoredEntry } from "../../model/stored-entry.ts";
import { languagesOf, leadOrder, type StoryBook } from "./story-book.ts";

/** What a feed may show of one story in one language. */
export interface LeadGroup {
  /** The entry to show where none was published yet. */
  choice: StoredEntry;
  /** True where an operator chose it, whatever was published. */
  pinned: boolean;
  /** All entries of the group that the feed lists, the choice among them, whether its window reaches them or not. */
  listed: EntryRef[];
}

/**
 * The groups that the entries of a feed's window fall into: each story once a language, an entry without company by itself. In no particular
 * order.
 *
 * @param isListed whether the feed lists an entry that its window does not reach.
 */
export function leadGroups(
  reached: readonly StoredEntry[],
  book: StoryBook,
  isListed: (stored: StoredEntry) => boolean,
): LeadGroup[] {
  const ours = new Set(reached.map(({ ref }) => ref));
  const done = new Set<EntryRef>();
  const groups: LeadGroup[] = [];
  for (const { ref } of reached) {
    if (done.has(ref)) continue;
    for (const members of languagesOf(ref, book).values()) {
      const candidates = members.filter((member) => ours.has(member.ref));
      for (const { ref: one } of candidates) done.add(one);
      const [choice] = leadOrder(candidates, book);
      if (choice === undefined) continue;
      const pinned = book.ties.get(choice.ref)?.pinned !== undefined;
      const listed = members.filter((member) => ours.has(member.ref) || isListed(member));
      groups.push({ choice, pinned, listed: listed.map((member) => member.ref) });
    }
  }
  return groups;
}

/** What a group shows, given what its feed has published: nothing where that is beyond the window, for then the story was told. */
export function shownOf(
  { choice, pinned, listed }: LeadGroup,
  published: ReadonlyMap<EntryRef, number>,
  reached: ReadonlyMap<EntryRef, StoredEntry>,
): StoredEntry | undefined {
  if (pinned) return choice;
  let [lead, first] = [choice.ref, Number.POSITIVE_INFINITY];
  for (const ref of listed) {
    const time = published.get(ref) ?? Number.POSITIVE_INFINITY;
    if (time < first || (time === first && time !== Number.POSITIVE_INFINITY && ref < lead))
      [lead, first] = [ref, time];
  }
  return reached.get(lead);
}
