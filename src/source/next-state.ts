import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { PollingHints } from "../model/normalized-feed.ts";
import type { Rhythm } from "../model/rhythm.ts";
import type { EntryCounts, SourceState } from "../model/source-state.ts";
import type { NextPoll } from "./cadence.ts";
import { afterRedirect } from "./redirect.ts";

/** What reading a document brought. */
export interface DocumentFacts {
  /** `wireHash` of its body. */
  bodyHash: string;
  hints: PollingHints;
  /** What it says that it is: see `documentNames`. */
  names: string[];
  entries: EntryCounts;
  rhythm: Rhythm;
}

/** What a poll came to, before the time of the next is chosen. */
export interface PollFacts {
  now: number;
  url: string;
  /** Where the feed was found, when `url` is a page. */
  feedUrl?: string;
  outcome: FetchOutcome;
  /** Where the document was read; absent for an answer without one, or with the same one as before. */
  document?: DocumentFacts;
}

/**
 * What is remembered after a poll, but for {@link scheduled}. Validators are replaced by those of a document that was read to its end,
 * refreshed by a 304 that repeats them, and kept across every failure.
 */
export function nextState(before: SourceState, facts: PollFacts): SourceState {
  const { outcome, now } = facts;
  const succeeded = outcome.kind === "fetched" || outcome.kind === "unchanged";
  const visited: SourceState = {
    ...before,
    url: facts.url,
    feedUrl: facts.feedUrl,
    lastPoll: now,
    failures: succeeded ? 0 : before.failures + 1,
    outcome: outcome.kind,
    problem: problem(outcome),
    status: "status" in outcome ? outcome.status : undefined,
    gone: outcome.kind === "gone" || undefined,
  };
  if (!succeeded) return visited;
  const { entries } = facts.document ?? {};
  // Of an address that never answered nothing is known that its target could differ from.
  const familiar = before.lastSuccess === undefined || isFamiliar(facts.document, before);
  const success: SourceState = {
    ...visited,
    ...afterRedirect(before, { movedTo: outcome.movedTo, familiar }),
    lastSuccess: now,
    validators: validatorsAfter(before, outcome),
    same: entries === undefined || entries.added + entries.updated === 0 ? before.same + 1 : 0,
    bodyHash: outcome.kind === "unchanged" && outcome.same === "body" ? outcome.wireHash : before.bodyHash,
  };
  if (facts.document === undefined) return success;
  const document = { ...success, ...facts.document, documents: before.documents + 1 };
  // What a strange place calls itself is not the feed's name.
  return outcome.movedTo !== undefined && familiar === false
    ? { ...document, names: before.names }
    : document;
}

/**
 * Whether a document is the feed that was known before: by an entry in common, or, since a short document may have none left after a day, by what it
 * says that it is. Of one without any entries nobody can say.
 */
function isFamiliar(document: DocumentFacts | undefined, before: SourceState): boolean | undefined {
  if (document === undefined) return true;
  const { entries, names } = document;
  if (entries.updated + entries.unchanged > 0) return true;
  if (entries.added === 0) return undefined;
  return names.some((name) => before.names?.includes(name));
}

/** A state with the time of the next poll. */
export function scheduled(state: SourceState, next: NextPoll): SourceState {
  return { ...state, nextPoll: next.at, why: next.why };
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
