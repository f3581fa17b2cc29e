import type { Source } from "../model/configuration.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { PollRecord } from "../model/poll-record.ts";
import type { SourceState, Validators } from "../model/source-state.ts";
import { nextPoll } from "../source/cadence.ts";
import { nextState, scheduled } from "../source/next-state.ts";
import { goneElsewhere, isGoneElsewhere, isLost, lostFeed } from "./lost-feed.ts";
import type { Opened } from "./open-source.ts";
import type { ReadAnswer } from "./read-answer.ts";

/** What a visit came to. */
export interface Visited {
  after: SourceState;
  outcome: FetchOutcome;
  record: PollRecord;
}

/** When a visit was. Milliseconds since the epoch. */
export interface VisitTimes {
  started: number;
  /** When the answer came. */
  at: number;
  /** When what it brought was in the store. */
  ended: number;
}

/** What is remembered after a visit, and when the next is. */
export function remember(
  source: Source,
  { state, url }: Opened,
  read: Pick<ReadAnswer, "outcome" | "document" | "feedUrl">,
  { times, random, pushedUntil }: { times: VisitTimes; random: number; pushedUntil: number | undefined },
): Visited {
  const { at } = times;
  const lost = url !== source.url && isLost(read.outcome);
  const told = isGoneElsewhere(read.outcome, url) ? goneElsewhere(url) : read.outcome;
  const outcome = lost ? lostFeed(source, url) : told;
  const before = lost ? forgetPlace(state) : state;
  const feedUrl = lost ? undefined : (read.feedUrl ?? state.feedUrl);
  const document = lost ? undefined : read.document;
  const after = nextState(before, { now: at, url: source.url, feedUrl, outcome, document });
  const next = nextPoll({
    now: at,
    outcome,
    polling: source.polling,
    hints: after.hints ?? {},
    rhythm: after.rhythm,
    conditional: isConditional(after.validators),
    same: after.same,
    pushedUntil,
    failures: after.failures,
    random,
  });
  return { after: scheduled(after, next), outcome, record: recordOf(after, outcome, read, times) };
}

function recordOf(
  { status }: SourceState,
  { kind }: FetchOutcome,
  { outcome: brought, document }: Pick<ReadAnswer, "outcome" | "document">,
  { started, at, ended }: VisitTimes,
): PollRecord {
  const entries = document?.entries ?? NONE;
  const bytes = "bytes" in brought ? brought.bytes : 0;
  return { at, outcome: kind, status, bytes, ms: ended - started, ...entries };
}

const NONE = { added: 0, updated: 0, unchanged: 0 };

/** The next visit asks the configured address again, for everything. */
function forgetPlace(state: SourceState): SourceState {
  return { ...state, movedTo: undefined, redirect: undefined, validators: {}, bodyHash: undefined };
}

function isConditional({ etag, lastModified }: Validators): boolean {
  return etag !== undefined || lastModified !== undefined;
}
