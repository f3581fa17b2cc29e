import type { Source } from "../model/configuration.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { SourceState, Validators } from "../model/source-state.ts";
import type { Services } from "../services.ts";
import { nextPoll } from "../source/cadence.ts";
import { type DocumentFacts, nextState, scheduled } from "../source/next-state.ts";
import { isLost, lostFeed } from "./lost-feed.ts";
import type { Opened } from "./open-source.ts";
import { type AnswerReading, type ReadAnswer, readAnswer } from "./read-answer.ts";
import { reportVisit } from "./report-visit.ts";
import { shelvesOf } from "./reshelve-listed.ts";
import { retire } from "./retire.ts";
import { takeUpPush } from "./take-up-push.ts";
import { unpackKept } from "./unpack-kept.ts";

/** What a visit came to. */
export interface Visited {
  after: SourceState;
  outcome: FetchOutcome;
}

/** Who else wants to know how a visit goes. */
export interface VisitWatch extends Pick<AnswerReading, "onKept"> {
  /** Ends whatever holds the source for this visit: once its state is written or, where no document was brought in, beside that. */
  conclude?(visited: Visited): Promise<unknown>;
}

/** Visits a source now, whether due or not: asks it, or takes the answer that was kept; reads, ingests, and remembers. */
export async function visitSource(
  source: Source,
  opened: Opened,
  services: Services,
  { onKept, conclude }: VisitWatch = {},
): Promise<Visited> {
  const started = services.now();
  const { kept, state } = opened;
  const { answer, at } =
    kept === undefined ? await ask(source, opened, services) : await unpackKept(kept, source);
  const read: ReadAnswer =
    answer.kind === "fetched"
      ? await readAnswer(answer, { source, state, at, services, kept: kept !== undefined, onKept })
      : { outcome: answer, known: new Map(), kept: kept !== undefined };
  const pushedUntil = await takeUpPush({ source, state, read }, services);
  const visited = remember(source, opened, read, { at, random: services.random(), pushedUntil });
  const { after } = visited;
  const record = recordOf(visited, read, at, services.now() - started);
  if (read.document === undefined && !read.kept && !opened.stale)
    await Promise.all([
      services.sources.visited(source.id, { before: opened.stored, after }, record),
      conclude?.(visited),
    ]);
  else {
    const { known, contents } = read;
    await services.sources.commit(source.id, { state: after, known, contents, record });
    await tidy(source, read, at, services);
    await conclude?.(visited);
  }
  reportVisit(source, after, record, services);
  return visited;
}

function recordOf(
  { after, outcome }: Visited,
  { outcome: brought, document }: ReadAnswer,
  at: number,
  ms: number,
) {
  const entries = document?.entries ?? NONE;
  const { status } = after;
  const bytes = "bytes" in brought ? brought.bytes : 0;
  return { at, outcome: outcome.kind, ...(status && { status }), bytes, ms, ...entries };
}

const NONE = { added: 0, updated: 0, unchanged: 0 };

async function ask(source: Source, { state, url }: Opened, { fetcher, now }: Services) {
  const { timeout, maxBytes } = source.polling;
  const { validators, bodyHash } = state;
  const answer = await fetcher.fetch({ url, validators, bodyHash, timeout, maxBytes });
  return { answer, at: now() };
}

/** What is remembered afterwards, and when the next visit is. */
function remember(
  source: Source,
  { state, url }: Opened,
  read: ReadAnswer,
  { at, random, pushedUntil }: { at: number; random: number; pushedUntil: number | undefined },
): Visited {
  const lost = url !== source.url && isLost(read.outcome);
  const outcome = lost ? lostFeed(source, url) : read.outcome;
  const before = lost ? forgetPlace(state) : state;
  const feedUrl = lost ? undefined : (read.feedUrl ?? state.feedUrl);
  const document: DocumentFacts | undefined = lost ? undefined : read.document;
  const after = nextState(before, { now: at, url: source.url, feedUrl, outcome, document });
  const next = nextPoll({
    now: at,
    outcome,
    polling: source.polling,
    hints: after.hints ?? {},
    rhythm: after.rhythm,
    conditional: isConditional(after.validators),
    same: after.same,
    ...(pushedUntil !== undefined && { pushedUntil }),
    failures: after.failures,
    random,
  });
  return { after: scheduled(after, next), outcome };
}

/** The next visit asks the configured address again, for everything. */
function forgetPlace(state: SourceState): SourceState {
  return { ...state, movedTo: undefined, redirect: undefined, validators: {}, bodyHash: undefined };
}

function isConditional({ etag, lastModified }: Validators): boolean {
  return etag !== undefined || lastModified !== undefined;
}

/** Retention, and a second look where the rules changed meanwhile. */
async function tidy(source: Source, read: ReadAnswer, now: number, services: Services): Promise<void> {
  if (read.current === undefined) return;
  const { rules, configuration, sources } = services.network();
  const { retention } = configuration.site;
  const input = { sourceId: source.id, retention, current: read.current, now };
  await retire(input, { ...services, publish: services.queues.publish });
  // Shelved by rules that were replaced meanwhile, perhaps behind the back of the reindex that this caused.
  if (read.rules !== rules) await services.queues.reindex(rules);
  else if (shelvesOf(sources.get(source.id)) !== shelvesOf(source))
    await services.queues.reshelve([source.id]);
}
