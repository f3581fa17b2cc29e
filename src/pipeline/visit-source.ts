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

/** Visits a source now, whether due or not: asks it, or takes the answer that was kept; reads, ingests, and remembers. */
export async function visitSource(
  source: Source,
  opened: Opened,
  services: Services,
  { onKept }: Pick<AnswerReading, "onKept"> = {},
): Promise<Visited> {
  const started = services.now();
  const { kept } = opened;
  const { answer, at } =
    kept === undefined ? await ask(source, opened, services) : await unpackKept(kept, source);
  const read = await readAnswer(answer, {
    source,
    state: opened.state,
    at,
    services,
    kept: kept !== undefined,
    onKept,
  });
  const pushedUntil = await takeUpPush({ source, state: opened.state, read }, services);
  const { after, outcome } = remember(source, opened, read, { at, random: services.random(), pushedUntil });
  const bytes = "bytes" in read.outcome ? read.outcome.bytes : 0;
  const entries = read.document?.entries ?? { added: 0, updated: 0, unchanged: 0 };
  const { status } = after;
  const record = {
    at,
    outcome: outcome.kind,
    ...(status && { status }),
    bytes,
    ms: services.now() - started,
    ...entries,
  };
  if (read.document === undefined && !read.kept && !opened.stale)
    await services.sources.visited(source.id, { before: opened.stored, after }, record);
  else
    await services.sources.commit(source.id, {
      state: after,
      known: read.known,
      contents: read.contents,
      record,
    });
  await tidy(source, read, at, services);
  reportVisit(source, after, record, services);
  return { after, outcome };
}

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
