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
  const { lastPoll, nextPoll, why, lastSuccess, failures, outcome, problem, status, same, ...facts } = state;
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

/** Reads what {@link packState} wrote; nothing is a source that was never polled. */
export function unpackState(visit: string | null | undefined, facts: string | null | undefined): SourceState {
  if (!visit || !facts) return newState();
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
  };
}
