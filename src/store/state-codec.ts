import type { SourceState } from "../model/source-state.ts";

/** The state of a source that was never polled. */
export function newState(): SourceState {
  return { validators: {}, failures: 0, same: 0, documents: 0 };
}

/**
 * A state as the two fields of its Redis hash: what every poll changes, and what only a document, a move or a new validator does. A poll
 * that brings nothing so writes a handful of bytes.
 */
export interface PackedState {
  visit: string;
  facts: string;
}

/** Packs a state. Equal states give equal strings. */
export function packState(state: SourceState): PackedState {
  const { lastPoll, nextPoll, why, lastSuccess, failures, outcome, problem, status, same, ...rest } = state;
  // What is known of the subscription is its own to write.
  const { announced, pushedUntil, ...facts } = rest;
  return {
    // An absent value is null in an array; JSON leaves absent members of an object out by itself.
    visit: JSON.stringify([lastPoll, nextPoll, lastSuccess, failures, same, outcome, status, why, problem]),
    facts: JSON.stringify(facts),
  };
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
  return {
    ...(JSON.parse(facts) as Omit<SourceState, "failures" | "same">),
    lastPoll: lastPoll ?? undefined,
    nextPoll: nextPoll ?? undefined,
    lastSuccess: lastSuccess ?? undefined,
    failures,
    same,
    outcome: outcome ?? undefined,
    status: status ?? undefined,
    why: why ?? undefined,
    problem: problem ?? undefined,
    ...push,
  };
}
