import { createHash, randomUUID } from "node:crypto";
import type { Source } from "../model/configuration.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { SourceState } from "../model/source-state.ts";
import type { Announcement } from "../model/subscription.ts";
import type { Services } from "../services.ts";
import { nextPoll } from "../source/cadence.ts";
import { type DocumentFacts, nextState } from "../source/next-state.ts";
import { pollHost } from "../source/poll-host.ts";
import { announcementIn } from "./announcement-in.ts";
import type { Ingested } from "./ingest.ts";
import { ingestDocument } from "./ingest-document.ts";
import { readOrFind } from "./read-or-find.ts";
import { retire } from "./retire.ts";
import { takeUpPush } from "./take-up-push.ts";

/** A source of a leased batch. */
export interface Visit {
  sourceId: string;
  /** Token of the batch's lease. */
  token: string;
}

/** Milliseconds a claim lasts beyond twice the time a fetch may take: reading and storing the largest document takes less. */
const MARGIN = 10_000;
/** Milliseconds by which a visit may come before its time: clocks of several machines differ. */
const TOLERANCE = 1_000;

/**
 * One scheduled visit: fetch, read, ingest, and last the source's state with the time of the next. Whatever the source does is
 * recorded, never thrown; what is thrown is an outage of our own, after which the visit is made again.
 */
export async function pollSource({ sourceId, token }: Visit, services: Services): Promise<void> {
  const { due, hosts, sources, now } = services;
  const source = services.network().sources.get(sourceId);
  if (source === undefined) {
    await due.settle(sourceId, token, undefined);
    return;
  }
  const own = randomUUID();
  const until = now() + 2 * source.polling.timeout + MARGIN;
  if (!(await due.claim(sourceId, { token, as: own, until }))) return;
  const state = stateAt(source, await sources.state(sourceId));
  if (state.gone || (state.nextPoll ?? 0) > now() + TOLERANCE) {
    // Due by a lost lease, not by its own time.
    await due.settle(sourceId, own, state.gone ? undefined : state.nextPoll);
    return;
  }
  const { concurrency, spacing, scope } = source.polling.perHost;
  const host = pollHost(state.feedUrl ?? source.url, scope);
  const gate = await hosts.enter({ host, sourceId, now: now(), concurrency, spacing, until });
  if (!gate.open) {
    // Back into the schedule rather than waiting here: a crowded host must not hold up the others.
    await due.settle(sourceId, own, gate.at);
    return;
  }
  try {
    const after = await visit(source, state, services);
    await due.settle(sourceId, own, after.nextPoll);
  } finally {
    await hosts.leave(host, sourceId);
  }
}

/** What is remembered of a source, unless it was of another address. */
function stateAt(source: Source, state: SourceState): SourceState {
  if (state.url === undefined || state.url === source.url) return state;
  return { validators: {}, failures: 0, documents: state.documents };
}

/** Visits a source now, whether due or not, and returns what is remembered of it afterwards. */
export async function visit(source: Source, before: SourceState, services: Services): Promise<SourceState> {
  const state = stateAt(source, before);
  const { timeout, maxBytes } = source.polling;
  const started = services.now();
  const { validators, feedUrl } = state;
  const answer = await services.fetcher.fetch({ url: feedUrl ?? source.url, validators, timeout, maxBytes });
  const read = await readAnswer(answer, { source, state, services });
  const lost = feedUrl !== undefined && isLost(read.outcome);
  const outcome = lost ? lostFeed(source, feedUrl) : read.outcome;
  const now = services.now();
  const pushedUntil = await takeUpPush({ source, state, read }, services);
  const next = nextPoll({
    now,
    pushedUntil,
    outcome,
    polling: source.polling,
    hints: read.document?.hints ?? state.hints ?? {},
    failures: state.failures + 1,
    random: services.random(),
  });
  const facts = { now, url: source.url, feedUrl: read.feedUrl ?? feedUrl, outcome, next };
  const after = lost
    ? nextState({ ...state, validators: {}, bodyHash: undefined }, { ...facts, feedUrl: undefined })
    : nextState(state, { ...facts, document: read.document });
  await services.sources.commit(source.id, after, read.known);
  if (read.current !== undefined) {
    const { retention } = services.network().configuration.site;
    const input = { sourceId: source.id, retention, current: read.current, now };
    await retire(input, { ...services, publish: services.queues.publish });
  }
  const { rules } = services.network();
  // Shelved by rules that were replaced meanwhile, perhaps behind the back of the reindex that this caused.
  if (read.rules !== undefined && read.rules !== rules) await services.queues.reindex(rules);
  report({ source, after, read, duration: services.now() - started }, services);
  return after;
}

/** Whether an address that was a feed is none any more. */
function isLost(outcome: FetchOutcome): boolean {
  if (outcome.kind === "gone") return true;
  return outcome.kind === "failed" && (outcome.reason === "not-a-feed" || outcome.status === 404);
}

/** The feed that a page led to has moved: the next visit asks the page again. */
function lostFeed({ url }: Source, feedUrl: string): FetchOutcome {
  const message = `The feed found from ${url} is no longer at ${feedUrl}; the next poll looks for it again.`;
  return { kind: "failed", reason: "not-a-feed", message };
}

interface Read {
  outcome: FetchOutcome;
  document?: DocumentFacts;
  known: Ingested["known"];
  /** Hash of the rules that the document's entries were shelved by. */
  rules?: string;
  /** Keys of the document's entries. */
  current?: Set<string>;
  /** Where the feed was found, when the source's address is a page. */
  feedUrl?: string;
  /** Where the document says that its news can be had pushed. */
  announced?: Announcement;
}

interface Reading {
  source: Source;
  state: SourceState;
  services: Services;
}

async function readAnswer(answer: FetchOutcome, reading: Reading): Promise<Read> {
  const { source, state, services } = reading;
  if (answer.kind !== "fetched") return { outcome: answer, known: new Map() };
  if (hashOf(answer.body) === state.bodyHash) return { outcome: answer, known: new Map() };
  const { document, answer: held, feedUrl } = await readOrFind(answer, source, services.fetcher);
  if (document.kind === "refusal") {
    const { message } = document;
    const { status } = answer;
    return { outcome: { kind: "failed", reason: "not-a-feed", message, status }, known: new Map() };
  }
  const backlog = state.documents === 0;
  const { entries, ...ingested } = await ingestDocument(document, { source, backlog }, services);
  const facts = { bodyHash: hashOf(held.body), hints: document.hints, entries };
  const announced = announcementIn({ answer, held, document });
  return { ...ingested, outcome: held, document: facts, feedUrl, announced };
}

function hashOf(body: Uint8Array): string {
  return createHash("sha256").update(body).digest("base64url").slice(0, 22);
}

interface Report {
  source: Source;
  after: SourceState;
  read: Read;
  /** Milliseconds. */
  duration: number;
}

function report({ source, after, read, duration }: Report, { log, metrics }: Services): void {
  const { added = 0, updated = 0, unchanged = 0 } = read.document?.entries ?? {};
  metrics.polls.inc({ outcome: after.outcome });
  metrics.pollSeconds.observe(duration / 1000);
  metrics.fetchedBytes.inc("bytes" in read.outcome ? read.outcome.bytes : 0);
  for (const [kind, count] of Object.entries({ new: added, updated, unchanged }))
    metrics.entries.inc({ kind }, count);
  const facts = {
    source: source.id,
    outcome: after.outcome,
    status: after.status,
    ms: duration,
    added,
    updated,
  };
  if (after.problem === undefined) log.debug(facts, "polled");
  else log.warn({ ...facts, problem: after.problem }, "a source could not be read");
}
