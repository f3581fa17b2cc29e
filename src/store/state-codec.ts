import type { SourceState } from "../model/source-state.ts";

/** The state of a source that was never polled. */
export function newState(): SourceState {
  return { validators: {}, failures: 0, same: 0, documents: 0 };
}

/** What every poll changes, as one field of a state's Redis hash: a poll that brings nothing writes a handful of bytes. */
export function packVisit(state: SourceState): string {
  const { lastPoll, nextPoll, why, lastSuccess, failures, outcome, problem, status, same } = state;
  // An absent value is null in an array; JSON leaves absent members of an object out by itself.
  return JSON.stringify([lastPoll, nextPoll, lastSuccess, failures, same, outcome, status, why, problem]);
}

/** What only a document, a move or a new validator changes, as another field. */
export function packFacts(state: SourceState): string {
  return JSON.stringify({
    url: state.url,
    feedUrl: state.feedUrl,
    movedTo: state.movedTo,
    redirect: state.redirect,
    names: state.names,
    validators: state.validators,
    bodyHash: state.bodyHash,
    gone: state.gone,
    rhythm: state.rhythm,
    documents: state.documents,
    hints: state.hints,
    entries: state.entries,
  } satisfies Record<Fact, unknown>);
}

/** Whether {@link packFacts} writes the same of both, so far as can be seen at once: what a poll did not learn is the very same object. */
export function sameFacts(one: SourceState, other: SourceState): boolean {
  return FACTS.every((name) =>
    name === "validators"
      ? one.validators.etag === other.validators.etag &&
        one.validators.lastModified === other.validators.lastModified
      : one[name] === other[name],
  );
}

type Packed<Value> = Value | null;
type Visit = [
  lastPoll: Packed<number>,
  nextPoll: Packed<number>,
  lastSuccess: Packed<number>,
  failures: number,
  same: number,
  outcome: Packed<string>,
  status: Packed<number>,
  why: Packed<string>,
  problem: Packed<string>,
];
/** Of the subscription nothing is written with the state: that is its own to write. */
type Fact = Exclude<
  keyof SourceState,
  | ("lastPoll" | "nextPoll" | "lastSuccess" | "failures" | "same" | "outcome" | "status" | "why" | "problem")
  | ("announced" | "pushedUntil")
>;
const FACTS = Object.keys({
  url: true,
  feedUrl: true,
  movedTo: true,
  redirect: true,
  names: true,
  validators: true,
  bodyHash: true,
  gone: true,
  rhythm: true,
  documents: true,
  hints: true,
  entries: true,
} satisfies Record<Fact, true>) as Fact[];

/** The fields that a state is read from: its own two, and two of the source's subscription. */
export const STATE = ["visit", "facts", "announced", "pushedUntil"] as const;

/** Reads the fields of {@link STATE}, in their order; nothing is a source that was never polled. */
export function unpackState([visit, facts, announced, until]: ReadonlyArray<
  string | null | undefined
>): SourceState {
  const push = { ...(announced && { announced }), ...(until && { pushedUntil: Number(until) }) };
  if (!visit || !facts) return { ...newState(), ...push };
  const [lastPoll, nextPoll, lastSuccess, failures, same, outcome, status, why, problem] = JSON.parse(
    visit,
  ) as Visit;
  const told = JSON.parse(facts) as Pick<SourceState, Fact>;
  // Written out, because an object that is put together from others is five times as slow, to make and to read.
  return {
    url: told.url,
    feedUrl: told.feedUrl,
    movedTo: told.movedTo,
    redirect: told.redirect,
    names: told.names,
    validators: told.validators,
    bodyHash: told.bodyHash,
    lastPoll: lastPoll ?? undefined,
    nextPoll: nextPoll ?? undefined,
    why: why ?? undefined,
    lastSuccess: lastSuccess ?? undefined,
    failures,
    outcome: outcome ?? undefined,
    problem: problem ?? undefined,
    status: status ?? undefined,
    gone: told.gone,
    same,
    rhythm: told.rhythm,
    documents: told.documents,
    hints: told.hints,
    announced: push.announced,
    pushedUntil: push.pushedUntil,
    entries: told.entries,
  } satisfies Record<keyof SourceState, unknown>;
}
