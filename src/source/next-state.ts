import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { PollingHints } from "../model/normalized-feed.ts";
import type { SourceState } from "../model/source-state.ts";
import type { NextPoll } from "./cadence.ts";

/** What reading a document brought. */
export interface DocumentFacts {
  /** `wireHash` of its body. */
  bodyHash: string;
  hints: PollingHints;
  entries: { added: number; updated: number; unchanged: number };
}

/** What a poll came to. */
export interface PollFacts {
  now: number;
  url: string;
  /** Where the feed was found, when `url` is a page. */
  feedUrl?: string;
  outcome: FetchOutcome;
  next: NextPoll;
  /** Where the document was read; absent for an answer without one, or with the same one as before. */
  document?: DocumentFacts;
}

/**
 * What is remembered after a poll. Validators are replaced by those of a document that was read to its end, refreshed by a 304 that
 * repeats them, and kept across every failure.
 */
export function nextState(before: SourceState, facts: PollFacts): SourceState {
  const { outcome, next, now } = facts;
  const succeeded = outcome.kind === "fetched" || outcome.kind === "unchanged";
  const visited: SourceState = {
    ...before,
    url: facts.url,
    feedUrl: facts.feedUrl,
    lastPoll: now,
    nextPoll: next.at,
    why: next.why,
    failures: succeeded ? 0 : before.failures + 1,
    outcome: outcome.kind,
    problem: problem(outcome),
    status: outcome.kind === "refused" ? undefined : outcome.status,
    gone: outcome.kind === "gone" || undefined,
  };
  if (!succeeded) return visited;
  const success = { ...visited, lastSuccess: now, validators: validatorsAfter(before, outcome) };
  if (outcome.kind === "unchanged" && outcome.same === "body") success.bodyHash = outcome.wireHash;
  if (facts.document === undefined) return success;
  const { bodyHash, hints, entries } = facts.document;
  return { ...success, bodyHash, hints, entries, documents: before.documents + 1 };
}

function validatorsAfter(
  before: SourceState,
  outcome: Extract<FetchOutcome, { kind: "fetched" | "unchanged" }>,
) {
  if (outcome.kind === "fetched" || outcome.same === "body") return outcome.validators;
  return {
    etag: outcome.validators.etag ?? before.validators.etag,
    lastModified: outcome.validators.lastModified ?? before.validators.lastModified,
  };
}

function problem(outcome: FetchOutcome): string | undefined {
  switch (outcome.kind) {
    case "fetched":
    case "unchanged":
      return undefined;
    case "gone":
      return "The origin says the feed is gone for good (status 410).";
    case "throttled":
      return `The origin asks to be left alone for a while (status ${outcome.status}).`;
    case "refused":
    case "failed":
      return outcome.message;
  }
}
