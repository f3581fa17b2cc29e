import type { Source, SourceList } from "../model/configuration.ts";
import type { HeldList } from "../model/listed-feed.ts";
import type { PollRecord } from "../model/poll-record.ts";
import type { Services } from "../services.ts";
import { counted } from "./counted.ts";
import { type SourceStatus, sourceStatus } from "./source-status.ts";

/** A list of sources as operators see it. One that is a file has no polls. */
export type ListStatus = ListFacts &
  Partial<Omit<SourceStatus, "stored" | "dropped" | "push" | keyof ListFacts>>;

interface ListFacts {
  id: string;
  title: string;
  configured: string;
  /** Feeds that it names, by its last good reading. */
  named: number;
  /** Sources that come from it. */
  sources: number;
  /** A later reading that is not believed yet: how many feeds it names, and readings in a row that did. */
  doubt?: { named: number; since: number; times: number };
}

/** Gathers what is known of a list. */
export async function listStatus(
  list: SourceList,
  held: ReadonlyMap<string, HeldList>,
  paused: ReadonlySet<string>,
  services: Services,
): Promise<ListStatus> {
  const { id, title, url } = list;
  const kept = held.get(id);
  const own = services.network().configuration.sources.filter((source) => source.list === id);
  const facts: ListFacts = {
    id,
    title,
    configured: url,
    named: (list.feeds ?? kept?.feeds ?? []).length,
    sources: own.length,
  };
  if (list.feeds !== undefined) return facts;
  const { stored, dropped, push, ...polled } = await sourceStatus(list, paused, services);
  if (kept?.doubt === undefined) return { ...polled, ...facts };
  const { feeds, since, times } = kept.doubt;
  return { ...polled, ...facts, doubt: { named: feeds.length, since, times } };
}

/** One list whole. */
export type ListReport = ListStatus & {
  /** The sources that come from it. */
  members: Array<Pick<Source, "id" | "title" | "url">>;
  /** Its last polls, newest first; new, updated and unchanged are feeds that it added, dropped and kept. */
  history: PollRecord[];
};

/** Gathers everything that is known of one list. */
export async function listReport(list: SourceList, services: Services): Promise<ListReport> {
  const { lists, due, sources, network } = services;
  const [held, paused, history] = await Promise.all([lists.held(), due.paused(), sources.history(list.id)]);
  const members = network()
    .configuration.sources.filter((source) => source.list === list.id)
    .map(({ id, title, url }) => ({ id, title, url }));
  return { ...(await listStatus(list, held, paused, services)), members, history };
}

/** How many feeds a list names and what becomes of them, in a sentence or two. */
export function listWords({ id, named, sources, doubt }: ListStatus): string {
  const all =
    named === sources
      ? `${counted(named, "feed")}.`
      : `${counted(named, "feed")}, of which ${sources} are its sources; the others are sources already, no addresses, or beyond its limit.`;
  if (doubt === undefined) return all;
  return `${all} It now names ${doubt.named}, which is not believed before it has stayed so for three readings and a day (${doubt.times} so far); broadsheet poll ${id} --accept takes it at once.`;
}
