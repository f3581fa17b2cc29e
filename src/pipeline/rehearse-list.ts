import { addressKey } from "../lists/web-address.ts";
import type { SourceList } from "../model/configuration.ts";
import type { ListedFeed } from "../model/listed-feed.ts";
import type { Services } from "../services.ts";
import { readList } from "./read-list.ts";
import { askForList } from "./visit-list.ts";

/** What a visit of a list would do, without doing it. */
export interface ListRehearsal {
  list: string;
  /** Why it would change nothing; absent where it would be taken as it is. */
  problem?: string;
  /** Feeds that it names and did not, by its last good reading. */
  added: ListedFeed[];
  /** Feeds that it named and does not. */
  dropped: ListedFeed[];
}

/** Asks a list unconditionally and judges what it names, keeping nothing. */
export async function rehearseList(list: SourceList, services: Services): Promise<ListRehearsal> {
  const kept = (await services.lists.held()).get(list.id);
  const before = kept?.url === list.url ? kept : undefined;
  const { answer, at } = await askForList(list, { url: list.url }, services);
  const { outcome, held } = readList(answer, { url: list.url, before, now: at, vouched: false });
  const named = held?.doubt?.feeds ?? held?.feeds ?? before?.feeds ?? [];
  const known = before?.feeds ?? [];
  const result = { list: list.id, added: missing(named, known), dropped: missing(known, named) };
  if (held?.doubt !== undefined)
    return { ...result, problem: "It names so little that it is not believed yet." };
  if (held !== undefined) return result;
  return {
    ...result,
    problem: "message" in outcome ? outcome.message : `The origin answered: ${outcome.kind}.`,
  };
}

function missing(feeds: readonly ListedFeed[], among: readonly ListedFeed[]): ListedFeed[] {
  const present = new Set(among.map(({ url }) => addressKey(url)));
  return feeds.filter(({ url }) => !present.has(addressKey(url)));
}
