import { describe, expect, it } from "vitest";
import type { FetchOutcome } from "../../src/model/fetch-outcome.ts";
import type { EntryCounts, SourceState } from "../../src/model/source-state.ts";
import { nextState } from "../../src/source/next-state.ts";

const url = "https://paper.example/feed";
const before: SourceState = {
  url,
  validators: { etag: 'W/"old"', lastModified: "Mon, 04 May 2026 10:00:00 GMT" },
  bodyHash: "hash",
  failures: 2,
  same: 4,
  documents: 3,
  lastSuccess: 0,
};
const answered = { status: 200, url, freshness: {}, bytes: 1 };
const stateAfter = (outcome: FetchOutcome, state = before) => nextState(state, { now: 1, url, outcome });
const fetched: Extract<FetchOutcome, { kind: "fetched" }> = {
  kind: "fetched",
  ...answered,
  body: new Uint8Array(),
  wire: { bytes: new Uint8Array(), coding: "" },
  wireHash: "w",
  validators: { etag: '"new"' },
};
const notModified: FetchOutcome = {
  kind: "unchanged",
  same: "validators",
  ...answered,
  status: 304,
  validators: {},
};
const document = (entries: EntryCounts) => ({
  bodyHash: "next",
  hints: {},
  names: [] as string[],
  entries,
  rhythm: { since: 0, hours: [], days: [] },
});

describe("nextState", () => {
  it("replaces both validators after a document, also by nothing", () => {
    expect(stateAfter(fetched).validators).toEqual({ etag: '"new"' });
  });
  it("refreshes by a 304 only what it repeats", () => {
    const { validators } = stateAfter({ ...notModified, validators: { etag: '"fresh"' } });
    expect(validators).toEqual({ etag: '"fresh"', lastModified: "Mon, 04 May 2026 10:00:00 GMT" });
  });
  it("replaces both validators by a 200's that brings the same body, and remembers the hash it came under", () => {
    const state = stateAfter({
      kind: "unchanged",
      same: "body",
      ...answered,
      wireHash: "repacked",
      validators: { etag: '"rotated"' },
    });
    expect(state).toMatchObject({ validators: { etag: '"rotated"' }, bodyHash: "repacked", same: 5 });
  });
  it("keeps them and counts on across a failure, and says what is wrong", () => {
    const state = stateAfter({
      kind: "failed",
      reason: "timeout",
      message: "paper.example did not answer in time.",
    });
    expect(state.validators).toEqual(before.validators);
    expect(state).toMatchObject({ failures: 3, same: 4, problem: "paper.example did not answer in time." });
  });
  it("forgets the failures after a success", () => {
    const state = stateAfter(notModified);
    expect(state).toMatchObject({ failures: 0, lastSuccess: 1, documents: 3, same: 5 });
    expect(state.problem).toBeUndefined();
  });
  it("counts the documents, and begins anew to count those that brought nothing", () => {
    const facts = { now: 1, url, outcome: fetched };
    const news = nextState(before, { ...facts, document: document({ added: 1, updated: 0, unchanged: 9 }) });
    expect(news).toMatchObject({ documents: 4, same: 0, bodyHash: "next" });
    const none = nextState(before, { ...facts, document: document({ added: 0, updated: 0, unchanged: 9 }) });
    expect(none).toMatchObject({ documents: 4, same: 5 });
  });
  it("remembers that a source is gone", () => {
    expect(stateAfter({ kind: "gone", ...answered, status: 410 }).gone).toBe(true);
  });
});

describe("a permanent redirect", () => {
  const moved = { ...notModified, movedTo: "https://new.example/feed" };
  const placeAfter = (...outcomes: FetchOutcome[]) =>
    outcomes.reduce((state, outcome) => stateAfter(outcome, state), before).movedTo;

  it("is believed when three polls in a row have met it", () => {
    expect(placeAfter(moved, moved)).toBeUndefined();
    expect(placeAfter(moved, moved, moved)).toBe("https://new.example/feed");
  });
  it("is not believed when it comes and goes, or leads elsewhere", () => {
    expect(placeAfter(moved, moved, notModified, moved)).toBeUndefined();
    expect(placeAfter(moved, moved, { ...moved, movedTo: "https://parking.example/" })).toBeUndefined();
  });
  it("is not believed while a failure interrupts nothing but patience", () => {
    const failed: FetchOutcome = { kind: "failed", reason: "timeout", message: "" };
    expect(placeAfter(moved, failed, moved, failed, moved)).toBe("https://new.example/feed");
  });
  const led = (counts: EntryCounts, state = before, to: string | undefined = moved.movedTo) =>
    nextState(state, {
      now: 1,
      url,
      outcome: { ...fetched, ...(to && { movedTo: to }) },
      document: document(counts),
    });
  const strange = { added: 10, updated: 0, unchanged: 0 };
  const known = { added: 1, updated: 0, unchanged: 9 };

  it("does not count where it leads to a document of which no entry is known", () => {
    const state = led(strange, { ...before, redirect: { to: moved.movedTo, times: 2 } });
    expect(state.movedTo).toBeUndefined();
    expect(state.redirect).toMatchObject({ times: 0, stranger: true });
  });
  it("is never believed once it led to another feed, although that feed's entries are known from then on", () => {
    const visits = [known, known, { added: 0, updated: 1, unchanged: 9 }, known, known];
    expect(visits.reduce((state, counts) => led(counts, state), led(strange)).movedTo).toBeUndefined();
    const away = stateAfter(notModified, led(strange));
    expect(visits.reduce((state, counts) => led(counts, state), away).movedTo).toBeUndefined();
  });
  it("is believed where the document has no entry left that was known, but is named as the feed was", () => {
    const named = (names: string[], state: SourceState) =>
      nextState(state, {
        now: 1,
        url,
        outcome: { ...fetched, movedTo: moved.movedTo },
        document: { ...document(strange), names },
      });
    const known = { ...before, names: ["id", "title"] };
    const again = (names: string[]) => named(names, named(names, named(names, known)));
    expect(again(["other", "title"])).toMatchObject({ movedTo: moved.movedTo, names: ["other", "title"] });
    expect(again(["other"])).toMatchObject({
      redirect: { to: moved.movedTo, stranger: true },
      names: ["id", "title"],
    });
  });
  it("is believed elsewhere all the same", () => {
    const to = "https://elsewhere.example/feed";
    const visits = [known, known, known];
    expect(visits.reduce((state, counts) => led(counts, state, to), led(strange)).movedTo).toBe(to);
  });
  it("is counted from the first poll on, before which nothing is known", () => {
    const never: SourceState = { validators: {}, failures: 0, same: 0, documents: 0 };
    expect(led(strange, never).redirect).toEqual({ to: moved.movedTo, times: 1 });
    expect(led(known, led(known, led(strange, never))).movedTo).toBe(moved.movedTo);
  });
  it("is not counted, nor taken for another feed's, where it leads to a document without entries", () => {
    const none = { added: 0, updated: 0, unchanged: 0 };
    expect([none, none, none].reduce((state, counts) => led(counts, state), before)).toMatchObject({
      movedTo: undefined,
      redirect: undefined,
    });
    expect(led(none, led(strange)).redirect?.stranger).toBe(true);
  });
});
