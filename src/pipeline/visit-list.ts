import type { SourceList } from "../model/configuration.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { HeldList } from "../model/listed-feed.ts";
import type { EntryCounts, SourceState } from "../model/source-state.ts";
import type { Services } from "../services.ts";
import { nextPoll } from "../source/cadence.ts";
import { nextState, scheduled } from "../source/next-state.ts";
import { goneElsewhere, isGoneElsewhere } from "./lost-feed.ts";
import type { Opened } from "./open-source.ts";
import type { AnswerReading } from "./read-answer.ts";
import { readList } from "./read-list.ts";
import type { Visited } from "./remember.ts";
import { reportVisit } from "./report-visit.ts";
import { unpackKept } from "./unpack-kept.ts";

/** Bytes of a list, whatever its feeds may have: room for 5,000 outlines of 800 bytes. */
const MOST_BYTES = 4 * 1024 ** 2;

/** How a list is visited. */
export interface ListVisit extends Pick<AnswerReading, "onKept"> {
  /** Whether the operator vouches for what it will name, however little is left of it. */
  vouched?: boolean;
}

/**
 * Visits a subscription list now, as politely as a source: asks it, or takes the answer that was kept; judges what it names by its last good
 * reading, keeps that, and remembers the visit. What is kept is written before the state, so that a visit that died is made again.
 */
export async function visitList(
  list: SourceList,
  opened: Opened,
  services: Services,
  { onKept, vouched = false }: ListVisit = {},
): Promise<Visited> {
  const started = services.now();
  const kept = (await services.lists.held()).get(list.id);
  // What was kept of another address is no measure of this one.
  const before = kept?.url === list.url ? kept : undefined;
  const { answer, at } = await ask(list, opened, before, services);
  const stored = opened.kept !== undefined || (await keep(answer, list, at, services));
  if (stored) await onKept?.();
  const told = isGoneElsewhere(answer, opened.url) ? goneElsewhere(opened.url) : answer;
  const { outcome, held, cut } = readList(told, { url: list.url, before, now: at, vouched });
  const counts = countFeeds(before, held);
  if (held !== undefined && JSON.stringify(held) !== JSON.stringify(before))
    await services.lists.keep(list.id, held);
  const after = remember(list, opened, { outcome, counts, at, random: services.random() });
  const bytes = "bytes" in outcome ? outcome.bytes : 0;
  const status = after.status === undefined ? {} : { status: after.status };
  const ms = services.now() - started;
  const record = { at, outcome: outcome.kind, ...status, bytes, ms, ...counts };
  await services.sources.commit(list.id, { state: after, known: new Map(), record });
  const visited = { after, outcome, record };
  reportVisit(list, visited, services);
  if (cut !== undefined) services.log.warn({ list: list.id }, `the list was not read to its end: ${cut}`);
  return visited;
}

async function ask(
  list: SourceList,
  { state, url, kept }: Opened,
  before: HeldList | undefined,
  services: Services,
) {
  if (kept !== undefined) return await unpackKept(kept, list);
  // Where nothing is kept of the list, all of it is needed.
  return await askForList(list, before === undefined ? { url } : { ...state, url }, services);
}

/** Asks for a list, within a list's bounds. */
export async function askForList(
  { polling }: SourceList,
  { url, validators = {}, bodyHash }: Partial<Pick<SourceState, "validators" | "bodyHash">> & { url: string },
  { fetcher, now }: Pick<Services, "fetcher" | "now">,
): Promise<{ answer: FetchOutcome; at: number }> {
  const { timeout } = polling;
  const maxBytes = Math.min(polling.maxBytes, MOST_BYTES);
  return { answer: await fetcher.fetch({ url, validators, bodyHash, timeout, maxBytes }), at: now() };
}

/** Stores an answer that its origin would have to send whole a second time; true where it did. */
async function keep(answer: FetchOutcome, { id, url }: SourceList, at: number, { sources }: Services) {
  if (answer.kind !== "fetched") return false;
  const { etag, lastModified } = answer.validators;
  if (etag === undefined && lastModified === undefined) return false;
  const { body, ...rest } = answer;
  await sources.keep(id, { answer: rest, sourceUrl: url, at });
  return true;
}

interface Facts {
  outcome: FetchOutcome;
  counts: EntryCounts;
  at: number;
  random: number;
}

function remember(list: SourceList, { state }: Opened, { outcome, counts, at, random }: Facts): SourceState {
  const visited = nextState(state, { now: at, url: list.url, outcome });
  const read =
    outcome.kind === "fetched"
      ? { bodyHash: outcome.wireHash, entries: counts, documents: state.documents + 1 }
      : {};
  const after: SourceState = { ...visited, ...read, ...(counts.added + counts.updated > 0 && { same: 0 }) };
  const { etag, lastModified } = after.validators;
  const next = nextPoll({
    now: at,
    outcome,
    polling: list.polling,
    hints: {},
    conditional: etag !== undefined || lastModified !== undefined,
    same: after.same,
    failures: after.failures,
    random,
  });
  return scheduled(after, next);
}

/** What a reading did to a list, told as of entries: feeds that are new to it, that left it, and that stayed. */
function countFeeds(before: HeldList | undefined, held: HeldList | undefined): EntryCounts {
  const known = new Set(before?.feeds.map(({ url }) => url));
  const feeds = held?.feeds ?? [];
  const unchanged = feeds.filter(({ url }) => known.has(url)).length;
  const updated = held === undefined ? 0 : known.size - unchanged;
  return { added: feeds.length - unchanged, updated, unchanged };
}
