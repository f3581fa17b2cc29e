import { shownDates } from "../dedupe/shown-dates.ts";
import { shownOf } from "../dedupe/story/lead-choices.ts";
import { countingTies, storyAround } from "../dedupe/story/story-around.ts";
import { languagesOf, leadOrder, type StoryBook } from "../dedupe/story/story-book.ts";
import type { Source } from "../model/configuration.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { ReportedMember, ReportedTie, StoryReport } from "../model/story-report.ts";
import type { LeadStore } from "../store/lead-store.ts";
import type { StoryStore } from "../store/story-store.ts";
import { type ReadStoriesDeps, readStories } from "./read-stories.ts";

/** What explaining needs. */
export interface ExplainDeps extends ReadStoriesDeps {
  stories: StoryStore;
  leads: LeadStore;
}

/** The story of an entry: who belongs to it, who leads, what ties them and why. */
export async function explainStory(
  stored: StoredEntry,
  sources: ReadonlyMap<string, Source>,
  deps: ExplainDeps,
): Promise<StoryReport> {
  const book = await readStories([stored], sources, deps);
  const story = storyAround(stored.ref, book.ties);
  const related = [...countingTies(stored.ref, book.ties)].flatMap(([ref, { relation }]) =>
    relation === "event" && !story.includes(ref) ? ref : [],
  );
  const published = await deps.leads.published("all", [...story, ...related]);
  const leads = new Set(
    [...languagesOf(stored.ref, book).values()].flatMap((members) => leadIn(members, book, published) ?? []),
  );
  const report = (refs: readonly EntryRef[]) =>
    refs.flatMap((ref) => {
      const member = book.entries.get(ref);
      return member === undefined
        ? []
        : reported(member, book, { lead: leads.has(ref), since: published.get(ref) });
    });
  return {
    members: report(story),
    related: report(related),
    ties: await tiesAmong([...story, ...related], book, deps.stories),
  };
}

function leadIn(
  members: readonly StoredEntry[],
  book: StoryBook,
  published: ReadonlyMap<EntryRef, number>,
): EntryRef | undefined {
  const [choice] = leadOrder(members, book);
  if (choice === undefined) return undefined;
  const pinned = book.ties.get(choice.ref)?.pinned !== undefined;
  return shownOf({ choice, pinned, listed: members.map(({ ref }) => ref) }, published, book.entries)?.ref;
}

function reported(
  stored: StoredEntry,
  book: StoryBook,
  { lead, since }: { lead: boolean; since: number | undefined },
): ReportedMember {
  const { url, language, title } = stored.entry;
  const { weight, completeness } = book.candidate(stored);
  const said = book.ties.get(stored.ref);
  return {
    ref: stored.ref,
    source: stored.sourceId,
    title,
    ...(url !== undefined && { url }),
    ...(language !== undefined && { language }),
    published: shownDates(stored).published,
    weight,
    completeness,
    lead,
    ...(since !== undefined && { shownSince: new Date(since).toISOString() }),
    pinned: said?.pinned !== undefined,
    alone: said?.alone ?? false,
  };
}

async function tiesAmong(
  refs: readonly EntryRef[],
  book: StoryBook,
  stories: StoryStore,
): Promise<ReportedTie[]> {
  const pairs = refs.flatMap((one) =>
    [...countingTies(one, book.ties)].flatMap(([other, tie]) =>
      one < other && refs.includes(other) ? [{ one, other, tie }] : [],
    ),
  );
  return await Promise.all(
    pairs.map(async ({ one, other, tie }) => ({
      one,
      other,
      relation: tie.relation,
      ...(tie.original && { original: tie.original === "this" ? one : other }),
      evidence: book.ties.get(one)?.joined.has(other)
        ? [{ kind: "operator" as const, because: "An operator joined them." }]
        : await stories.evidence(one, other),
    })),
  );
}
