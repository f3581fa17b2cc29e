import { describe, expect, it } from "vitest";
import type { FetchOutcome } from "../../src/model/fetch-outcome.ts";
import type { SourceState } from "../../src/model/source-state.ts";
import { nextState } from "../../src/source/next-state.ts";

const url = "https://paper.example/feed";
const before: SourceState = {
  url,
  validators: { etag: 'W/"old"', lastModified: "Mon, 04 May 2026 10:00:00 GMT" },
  bodyHash: "hash",
  failures: 2,
  documents: 3,
};
const answered = { status: 200, url, freshness: {}, bytes: 1 };
const stateAfter = (outcome: FetchOutcome) =>
  nextState(before, { now: 1, url, outcome, next: { at: 2, why: "because" } });

describe("nextState", () => {
  it("replaces both validators after a document, also by nothing", () => {
    const { validators } = stateAfter({
      kind: "fetched",
      ...answered,
      body: new Uint8Array(),
      wireHash: "new",
      validators: { etag: '"new"' },
    });
    expect(validators).toEqual({ etag: '"new"' });
  });
  it("refreshes by a 304 only what it repeats", () => {
    const { validators } = stateAfter({
      kind: "unchanged",
      same: "validators",
      ...answered,
      status: 304,
      validators: { etag: '"fresh"' },
    });
    expect(validators).toEqual({ etag: '"fresh"', lastModified: "Mon, 04 May 2026 10:00:00 GMT" });
  });
  it("takes a repeated body for a document: validators are replaced, its hash is kept", () => {
    const repeated = {
      kind: "unchanged",
      same: "body",
      ...answered,
      validators: {},
      wireHash: "again",
    } as const;
    expect(stateAfter(repeated)).toMatchObject({ validators: {}, bodyHash: "again", documents: 3 });
  });
  it("keeps them and counts on across a failure, and says what is wrong", () => {
    const state = stateAfter({
      kind: "failed",
      reason: "timeout",
      message: "paper.example did not answer in time.",
    });
    expect(state.validators).toEqual(before.validators);
    expect(state).toMatchObject({
      failures: 3,
      problem: "paper.example did not answer in time.",
      nextPoll: 2,
      why: "because",
    });
  });
  it("forgets the failures after a success", () => {
    const state = stateAfter({
      kind: "unchanged",
      same: "validators",
      ...answered,
      status: 304,
      validators: {},
    });
    expect(state).toMatchObject({ failures: 0, lastSuccess: 1, documents: 3 });
    expect(state.problem).toBeUndefined();
  });
  it("remembers that a source is gone", () => {
    expect(stateAfter({ kind: "gone", ...answered, status: 410 }).gone).toBe(true);
  });
});
